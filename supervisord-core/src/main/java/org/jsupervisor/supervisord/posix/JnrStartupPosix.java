package org.jsupervisor.supervisord.posix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The start-up half of the kernel through the C library. Confined to the loop thread. */
class JnrStartupPosix implements StartupPosix {
  private static final int RLIMIT_NPROC = 6;
  private static final int RLIMIT_NOFILE = 7;

  // Not needed by a daemon that only spawns, so bound at the first use.
  private static final class Lazy {
    static final StartupLibC LIBC = Native.load(StartupLibC.class);
  }

  @Override
  public int pid() {
    return Lazy.LIBC.getpid();
  }

  @Override
  public int uid() {
    return Lazy.LIBC.getuid();
  }

  @Override
  public int gid() {
    return Lazy.LIBC.getgid();
  }

  @Override
  public @Nullable User userByName(String name) {
    return Accounts.user(Lazy.LIBC.getpwnam(Native.cString(name)));
  }

  @Override
  public @Nullable User userById(int uid) {
    return Accounts.user(Lazy.LIBC.getpwuid(uid));
  }

  @Override
  public @Nullable Integer groupByName(String name) {
    return GroupDatabase.idOf(name);
  }

  @Override
  public boolean groupExists(int gid) {
    return GroupDatabase.has(gid);
  }

  @Override
  public List<Integer> groupsOf(User user) {
    return Accounts.groups(Lazy.LIBC, user);
  }

  @Override
  public void switchUser(int uid, int gid, List<Integer> groups) throws PosixException {
    int[] ids = new int[groups.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = groups.get(i);
    }
    // The C library applies each of these to every thread of the process.
    Native.check("setgroups", Lazy.LIBC.setgroups(ids.length, ids));
    Native.check("setgid", Lazy.LIBC.setgid(gid));
    Native.check("setuid", Lazy.LIBC.setuid(uid));
  }

  @Override
  public Limit limit(Resource resource) throws PosixException {
    // RLIM_INFINITY is the greatest unsigned value, which reads as NO_LIMIT.
    long[] values = new long[2];
    Native.check("getrlimit", Lazy.LIBC.getrlimit(number(resource), values));
    return new Limit(values[0], values[1]);
  }

  @Override
  public void setLimit(Resource resource, Limit limit) throws PosixException {
    long[] values = {limit.soft(), limit.hard()};
    Native.check("setrlimit", Lazy.LIBC.setrlimit(number(resource), values));
  }

  private static int number(Resource resource) {
    return switch (resource) {
      case NOFILE -> RLIMIT_NOFILE;
      case NPROC -> RLIMIT_NPROC;
    };
  }

  @Override
  public void chdir(String directory) throws PosixException {
    Native.check("chdir", Lazy.LIBC.chdir(Native.cString(directory)));
  }

  @Override
  public void chmod(String path, int mode) throws PosixException {
    Native.check("chmod", Lazy.LIBC.chmod(Native.cString(path), mode));
  }

  @Override
  public void chown(String path, int uid, int gid) throws PosixException {
    Native.check("chown", Lazy.LIBC.chown(Native.cString(path), uid, gid));
  }

  @Override
  public void detachStandardStreams() throws PosixException {
    LibC libc = Native.LIBC;
    int flags = Kernel.O_RDWR | Kernel.O_CLOEXEC;
    int device = Native.check("open", libc.open(Native.cString("/dev/null"), flags, 0));
    device = Native.aboveStandardStreams(device);
    try {
      for (int fd = 0; fd <= 2; fd++) {
        Native.check("dup2", libc.dup2(device, fd));
      }
    } finally {
      libc.close(device);
    }
  }

  @Override
  public void tryTcp(String host, int port) throws PosixException {
    Native.LIBC.close(Sockets.bindTcp(host, port));
  }

  @Override
  public int listenTcp(String host, int port, int backlog) throws PosixException {
    return Sockets.listenTcp(host, port, backlog);
  }

  @Override
  public int listenUnix(String path, int backlog, int umask) throws PosixException {
    return Sockets.listenUnix(path, backlog, umask);
  }

  @Override
  public int accept(int listener) throws PosixException {
    return Sockets.accept(listener);
  }
}

package org.jsupervisor.supervisord.posix;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.libc.CString;
import org.jsupervisor.supervisord.libc.NativeBlock;

/** The start-up half of the kernel through the C library. Confined to the loop thread. */
class JnrStartupPosix implements StartupPosix {
  private static final int RLIMIT_NPROC = 6;
  private static final int RLIMIT_NOFILE = 7;

  // Not needed by a daemon that only spawns, so bound at the first use.
  private static final class Lazy {
    static final StartupLibC LIBC = new StartupLibC();
    static final CString PATH = new CString();
    static final NativeBlock LIMIT = new NativeBlock(2 * Long.BYTES);
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
    return Accounts.user(Lazy.LIBC.getpwnam(Lazy.PATH.of(name)));
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
    NativeBlock ids = new NativeBlock(Math.max(1, groups.size()) * Integer.BYTES);
    for (int i = 0; i < groups.size(); i++) {
      ids.bytes().putInt(i * Integer.BYTES, groups.get(i));
    }
    // The C library applies each of these to every thread of the process.
    Native.check("setgroups", Lazy.LIBC.setgroups(groups.size(), ids.address()));
    Native.check("setgid", Lazy.LIBC.setgid(gid));
    Native.check("setuid", Lazy.LIBC.setuid(uid));
  }

  @Override
  public Limit limit(Resource resource) throws PosixException {
    // RLIM_INFINITY is the greatest unsigned value, which reads as NO_LIMIT.
    NativeBlock limit = Lazy.LIMIT;
    Native.check("getrlimit", Lazy.LIBC.getrlimit(number(resource), limit.address()));
    return new Limit(limit.bytes().getLong(0), limit.bytes().getLong(Long.BYTES));
  }

  @Override
  public void setLimit(Resource resource, Limit limit) throws PosixException {
    Lazy.LIMIT.bytes().putLong(0, limit.soft()).putLong(Long.BYTES, limit.hard());
    Native.check("setrlimit", Lazy.LIBC.setrlimit(number(resource), Lazy.LIMIT.address()));
  }

  private static int number(Resource resource) {
    return switch (resource) {
      case NOFILE -> RLIMIT_NOFILE;
      case NPROC -> RLIMIT_NPROC;
    };
  }

  @Override
  public void chdir(String directory) throws PosixException {
    Native.check("chdir", Lazy.LIBC.chdir(Lazy.PATH.of(directory)));
  }

  @Override
  public void chmod(String path, int mode) throws PosixException {
    Native.check("chmod", Lazy.LIBC.chmod(Lazy.PATH.of(path), mode));
  }

  @Override
  public void chown(String path, int uid, int gid) throws PosixException {
    Native.check("chown", Lazy.LIBC.chown(Lazy.PATH.of(path), uid, gid));
  }

  @Override
  public void detachStandardStreams() throws PosixException {
    LibC libc = Native.LIBC;
    int flags = Kernel.O_RDWR | Kernel.O_CLOEXEC;
    int device = Native.check("open", libc.open(Lazy.PATH.of("/dev/null"), flags, 0));
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

  @Override
  public String peerNetwork(int fd) throws PosixException {
    return Sockets.peerNetwork(fd);
  }
}

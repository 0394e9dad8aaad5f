package org.jsupervisor.supervisord.posix;

import org.jsupervisor.supervisord.libc.CFunction;

/** The C library's functions for accounts, limits and paths. */
final class StartupLibC {
  private final CFunction getpid = CFunction.named("getpid");
  private final CFunction getuid = CFunction.named("getuid");
  private final CFunction getgid = CFunction.named("getgid");
  private final CFunction getpwnam = CFunction.named("getpwnam");
  private final CFunction getpwuid = CFunction.named("getpwuid");
  private final CFunction getgrouplist = CFunction.named("getgrouplist");
  private final CFunction setgroups = CFunction.named("setgroups");
  private final CFunction setgid = CFunction.named("setgid");
  private final CFunction setuid = CFunction.named("setuid");
  private final CFunction getrlimit = CFunction.named("getrlimit");
  private final CFunction setrlimit = CFunction.named("setrlimit");
  private final CFunction chdir = CFunction.named("chdir");
  private final CFunction chmod = CFunction.named("chmod");
  private final CFunction chown = CFunction.named("chown");

  int getpid() {
    return (int) getpid.call();
  }

  int getuid() {
    return (int) getuid.call();
  }

  int getgid() {
    return (int) getgid.call();
  }

  /** The address of a passwd structure, 0 for none. */
  long getpwnam(long name) {
    return getpwnam.call(name);
  }

  /** The address of a passwd structure, 0 for none. */
  long getpwuid(int uid) {
    return getpwuid.call(uid);
  }

  int getgrouplist(long name, int gid, long groups, long count) {
    return (int) getgrouplist.call(name, gid, groups, count);
  }

  int setgroups(long count, long groups) {
    return (int) setgroups.call(count, groups);
  }

  int setgid(int gid) {
    return (int) setgid.call(gid);
  }

  int setuid(int uid) {
    return (int) setuid.call(uid);
  }

  int getrlimit(int resource, long limit) {
    return (int) getrlimit.call(resource, limit);
  }

  int setrlimit(int resource, long limit) {
    return (int) setrlimit.call(resource, limit);
  }

  int chdir(long path) {
    return (int) chdir.call(path);
  }

  int chmod(long path, int mode) {
    return (int) chmod.call(path, mode);
  }

  int chown(long path, int uid, int gid) {
    return (int) chown.call(path, uid, gid);
  }
}

package org.jsupervisor.supervisord.posix;

/** Constants of the Linux interface that are the same on x86_64 and aarch64. */
final class Kernel {
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0x40;
  static final int O_TRUNC = 0x200;
  static final int O_NOCTTY = 0x100;
  static final int O_APPEND = 0x400;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;

  static final int F_GETFL = 3;
  static final int F_SETFL = 4;
  static final int F_SETPIPE_SZ = 1031;
  static final int F_DUPFD_CLOEXEC = 1030;

  static final int AT_FDCWD = -100;
  static final int AT_SYMLINK_NOFOLLOW = 0x100;
  static final int AT_EMPTY_PATH = 0x1000;

  static final int WNOHANG = 1;
  static final int PR_SET_CHILD_SUBREAPER = 36;
  static final int SYS_PIDFD_OPEN = 434;
  static final int IN_CLOSE_WRITE = 0x8;
  static final int IN_MOVED_TO = 0x80;

  /** Room for the C library's sigset_t. */
  static final int SIGSET_BYTES = 128;

  static final int SIGHUP = 1;
  static final int SIGINT = 2;
  static final int SIGQUIT = 3;
  static final int SIGUSR1 = 10;
  static final int SIGUSR2 = 12;
  static final int SIGTERM = 15;
  static final int SIGCHLD = 17;

  private Kernel() {}
}

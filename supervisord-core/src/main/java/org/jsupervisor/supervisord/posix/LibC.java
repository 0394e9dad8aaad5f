package org.jsupervisor.supervisord.posix;

import org.jsupervisor.supervisord.libc.CFunction;

/**
 * The C library's functions for descriptors, processes, signals and files. Strings, structures and
 * arrays are passed by address.
 */
final class LibC {
  private final CFunction read = CFunction.named("read");
  private final CFunction write = CFunction.named("write");
  private final CFunction close = CFunction.named("close");
  private final CFunction pipe2 = CFunction.named("pipe2");
  private final CFunction fcntl = CFunction.named("fcntl");
  private final CFunction dup2 = CFunction.named("dup2");
  private final CFunction open = CFunction.named("open");
  private final CFunction statx = CFunction.named("statx");
  private final CFunction rename = CFunction.named("rename");
  private final CFunction unlink = CFunction.named("unlink");
  private final CFunction waitpid = CFunction.named("waitpid");
  private final CFunction kill = CFunction.named("kill");
  private final CFunction umask = CFunction.named("umask");
  private final CFunction sigprocmask = CFunction.named("sigprocmask");
  private final CFunction signalfd = CFunction.named("signalfd");
  private final CFunction epollCreate = CFunction.named("epoll_create1");
  private final CFunction epollControl = CFunction.named("epoll_ctl");
  private final CFunction epollWait = CFunction.named("epoll_wait");

  private final CFunction prctl = CFunction.named("prctl");
  private final CFunction syscall = CFunction.named("syscall");
  private final CFunction inotifyInit = CFunction.named("inotify_init1");
  private final CFunction inotifyAddWatch = CFunction.named("inotify_add_watch");

  int prctl(int option, long argument) {
    return (int) prctl.call(option, argument, 0, 0, 0);
  }

  /** Older C libraries have no function for it. */
  int pidfdOpen(int pid, int flags) {
    return (int) syscall.call(Kernel.SYS_PIDFD_OPEN, pid, flags);
  }

  int inotifyInit(int flags) {
    return (int) inotifyInit.call(flags);
  }

  int inotifyAddWatch(int fd, long path, int mask) {
    return (int) inotifyAddWatch.call(fd, path, mask);
  }

  long read(int fd, long target, long count) {
    return read.call(fd, target, count);
  }

  long write(int fd, long source, long count) {
    return write.call(fd, source, count);
  }

  int close(int fd) {
    return (int) close.call(fd);
  }

  int pipe2(long ends, int flags) {
    return (int) pipe2.call(ends, flags);
  }

  int fcntl(int fd, int command, long argument) {
    return (int) fcntl.call(fd, command, argument);
  }

  int dup2(int from, int to) {
    return (int) dup2.call(from, to);
  }

  int open(long path, int flags, int mode) {
    return (int) open.call(path, flags, mode);
  }

  int statx(int directory, long path, int flags, int mask, long result) {
    return (int) statx.call(directory, path, flags, mask, result);
  }

  int rename(long from, long to) {
    return (int) rename.call(from, to);
  }

  int unlink(long path) {
    return (int) unlink.call(path);
  }

  int waitpid(int pid, long status, int options) {
    return (int) waitpid.call(pid, status, options);
  }

  int kill(int pid, int signal) {
    return (int) kill.call(pid, signal);
  }

  int umask(int mask) {
    return (int) umask.call(mask);
  }

  int sigprocmask(int how, long set, long former) {
    return (int) sigprocmask.call(how, set, former);
  }

  int signalfd(int fd, long mask, int flags) {
    return (int) signalfd.call(fd, mask, flags);
  }

  int epollCreate(int flags) {
    return (int) epollCreate.call(flags);
  }

  int epollControl(int epoll, int operation, int fd, long event) {
    return (int) epollControl.call(epoll, operation, fd, event);
  }

  int epollWait(int epoll, long events, int maximum, int timeoutMillis) {
    return (int) epollWait.call(epoll, events, maximum, timeoutMillis);
  }
}

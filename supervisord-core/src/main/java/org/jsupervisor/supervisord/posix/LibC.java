package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;

/** The C library's functions for descriptors, processes, signals and files, bound by name. */
interface LibC {
  long read(int fd, @Out ByteBuffer target, long count);

  long write(int fd, @In ByteBuffer source, long count);

  int close(int fd);

  int pipe2(@Out int[] ends, int flags);

  int fcntl(int fd, int command, long argument);

  int dup2(int from, int to);

  int open(@In byte[] path, int flags, int mode);

  int statx(int directory, @In byte[] path, int flags, int mask, Pointer result);

  int rename(@In byte[] from, @In byte[] to);

  int unlink(@In byte[] path);

  int waitpid(int pid, Pointer status, int options);

  int kill(int pid, int signal);

  int umask(int mask);

  int sigprocmask(int how, Pointer set, Pointer former);

  int signalfd(int fd, Pointer mask, int flags);

  int epoll_create1(int flags);

  int epoll_ctl(int epoll, int operation, int fd, Pointer event);

  int epoll_wait(int epoll, Pointer events, int maximum, int timeoutMillis);
}

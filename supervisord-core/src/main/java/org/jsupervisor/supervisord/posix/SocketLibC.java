package org.jsupervisor.supervisord.posix;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import org.jspecify.annotations.Nullable;

/** The C library's socket functions, bound by name. */
interface SocketLibC {
  int socket(int domain, int type, int protocol);

  int setsockopt(int fd, int level, int option, @In int[] value, int length);

  int bind(int fd, @In byte[] address, int length);

  int connect(int fd, @In byte[] address, int length);

  int listen(int fd, int backlog);

  int accept4(int fd, @Out byte[] address, int[] length, int flags);

  int getaddrinfo(@In byte[] host, @Nullable Pointer service, Pointer hints, Pointer result);

  void freeaddrinfo(Pointer list);
}

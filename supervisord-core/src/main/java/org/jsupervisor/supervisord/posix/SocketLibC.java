package org.jsupervisor.supervisord.posix;

import org.jsupervisor.supervisord.libc.CFunction;

/** The C library's functions for sockets and host names. */
final class SocketLibC {
  private final CFunction socket = CFunction.named("socket");
  private final CFunction setsockopt = CFunction.named("setsockopt");
  private final CFunction getsockopt = CFunction.named("getsockopt");
  private final CFunction recvmsg = CFunction.named("recvmsg");
  private final CFunction bind = CFunction.named("bind");
  private final CFunction connect = CFunction.named("connect");
  private final CFunction listen = CFunction.named("listen");
  private final CFunction accept = CFunction.named("accept4");
  private final CFunction getpeername = CFunction.named("getpeername");
  private final CFunction getaddrinfo = CFunction.named("getaddrinfo");
  private final CFunction freeaddrinfo = CFunction.named("freeaddrinfo");

  int socket(int domain, int type, int protocol) {
    return (int) socket.call(domain, type, protocol);
  }

  int setsockopt(int fd, int level, int option, long value, int length) {
    return (int) setsockopt.call(fd, level, option, value, length);
  }

  int getsockopt(int fd, int level, int option, long value, long length) {
    return (int) getsockopt.call(fd, level, option, value, length);
  }

  long recvmsg(int fd, long message, int flags) {
    return recvmsg.call(fd, message, flags);
  }

  int bind(int fd, long address, int length) {
    return (int) bind.call(fd, address, length);
  }

  int connect(int fd, long address, int length) {
    return (int) connect.call(fd, address, length);
  }

  int listen(int fd, int backlog) {
    return (int) listen.call(fd, backlog);
  }

  int accept(int fd, long address, long length, int flags) {
    return (int) accept.call(fd, address, length, flags);
  }

  int getpeername(int fd, long address, long length) {
    return (int) getpeername.call(fd, address, length);
  }

  int getaddrinfo(long host, long service, long hints, long result) {
    return (int) getaddrinfo.call(host, service, hints, result);
  }

  void freeaddrinfo(long list) {
    freeaddrinfo.call(list);
  }
}

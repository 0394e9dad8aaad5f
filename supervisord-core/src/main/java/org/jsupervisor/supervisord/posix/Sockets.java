package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import jnr.ffi.Pointer;

/** Makes listening and datagram sockets and accepts connections through the C library. */
final class Sockets {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DATAGRAM = 2;
  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int INET_BYTES = 16;
  private static final int UNIX_PATH_BYTES = 108;
  private static final int LARGEST_ADDRESS = 128;
  private static final int ADDRINFO_BYTES = 48;
  private static final int ADDRINFO_LENGTH = 16;
  private static final int ADDRINFO_ADDRESS = 24;
  private static final int[] ON = {1};

  private static final SocketLibC LIBC = Native.load(SocketLibC.class);

  private Sockets() {}

  static int listenTcp(String host, int port, int backlog) throws PosixException {
    byte[] address = inetAddress(host, port);
    int fd = socket(family(address), SOCK_STREAM);
    try {
      int set = LIBC.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, ON, Integer.BYTES);
      Native.check("setsockopt", set);
      Native.check("bind", LIBC.bind(fd, address, address.length));
      Native.check("listen", LIBC.listen(fd, backlog));
      return fd;
    } catch (PosixException e) {
      Native.LIBC.close(fd);
      throw e;
    }
  }

  static int listenUnix(String path, int backlog, int umask) throws PosixException {
    byte[] address = unixAddress(path);
    int fd = socket(AF_UNIX, SOCK_STREAM);
    try {
      int own = Native.LIBC.umask(umask);
      try {
        Native.check("bind", LIBC.bind(fd, address, address.length));
      } finally {
        Native.LIBC.umask(own);
      }
      Native.check("listen", LIBC.listen(fd, backlog));
      return fd;
    } catch (PosixException e) {
      Native.LIBC.close(fd);
      throw e;
    }
  }

  static int connectDatagram(String path) throws PosixException {
    byte[] address = unixAddress(path);
    int fd = socket(AF_UNIX, SOCK_DATAGRAM | Kernel.O_NONBLOCK);
    try {
      Native.check("connect", LIBC.connect(fd, address, address.length));
      return fd;
    } catch (PosixException e) {
      Native.LIBC.close(fd);
      throw e;
    }
  }

  static int accept(int listener) throws PosixException {
    byte[] peer = new byte[LARGEST_ADDRESS];
    int[] length = {peer.length};
    while (true) {
      int fd = LIBC.accept4(listener, peer, length, Kernel.O_NONBLOCK | Kernel.O_CLOEXEC);
      if (fd >= 0) {
        int family = family(peer);
        if ((family == AF_INET || family == AF_INET6) && length[0] >= INET_BYTES) {
          // Without it the last segment of a long answer waits for the peer's delayed ACK.
          LIBC.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, ON, Integer.BYTES);
        }
        return Native.aboveStandardStreams(fd);
      }
      int errno = Native.errno();
      if (errno == Errno.EAGAIN) {
        return Posix.WOULD_BLOCK;
      }
      // A connection that was reset while it waited: take the next one.
      if (errno != Errno.EINTR && errno != Errno.ECONNABORTED) {
        throw new PosixException("accept4", errno);
      }
    }
  }

  private static int socket(int domain, int type) throws PosixException {
    int fd = LIBC.socket(domain, type | Kernel.O_CLOEXEC, 0);
    return Native.aboveStandardStreams(Native.check("socket", fd));
  }

  private static int family(byte[] address) {
    return ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getShort(0);
  }

  /** An IPv6 address stands in brackets; all else is IPv4, as in the original. */
  private static byte[] inetAddress(String host, int port) throws PosixException {
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    byte[] address;
    if (isBracketed) {
      address = resolved(host.substring(1, host.length() - 1), AF_INET6);
    } else if (host.isEmpty()) {
      address = new byte[INET_BYTES];
      ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).putShort(0, (short) AF_INET);
    } else {
      address = resolved(host, AF_INET);
    }
    ByteBuffer.wrap(address).putShort(2, (short) port);
    return address;
  }

  // Compatibility: the resolver's own negative error numbers are what the original reports.
  private static byte[] resolved(String host, int family) throws PosixException {
    Pointer hints = Native.allocate(ADDRINFO_BYTES);
    hints.putInt(4, family);
    hints.putInt(8, SOCK_STREAM);
    Pointer result = Native.allocate(Native.pointerSize());
    int error = LIBC.getaddrinfo(Native.cString(host), null, hints, result);
    if (error != 0) {
      throw new PosixException("getaddrinfo", error);
    }
    Pointer list = result.getPointer(0);
    try {
      byte[] address = new byte[list.getInt(ADDRINFO_LENGTH)];
      list.getPointer(ADDRINFO_ADDRESS).get(0, address, 0, address.length);
      return address;
    } finally {
      LIBC.freeaddrinfo(list);
    }
  }

  private static byte[] unixAddress(String path) throws PosixException {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length >= UNIX_PATH_BYTES) {
      throw new PosixException("socket address " + path, Errno.ENAMETOOLONG);
    }
    byte[] address = new byte[2 + name.length + 1];
    ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).putShort(0, (short) AF_UNIX);
    System.arraycopy(name, 0, address, 2, name.length);
    return address;
  }
}

package org.jsupervisor.supervisord.posix;

import java.nio.charset.StandardCharsets;
import org.jsupervisor.supervisord.libc.CFunction;
import org.jsupervisor.supervisord.libc.CString;
import org.jsupervisor.supervisord.libc.NativeBlock;

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
  static final SocketLibC LIBC = new SocketLibC();
  private static final NativeBlock ON = new NativeBlock(Integer.BYTES);
  private static final NativeBlock PEER = new NativeBlock(LARGEST_ADDRESS);
  private static final NativeBlock LENGTH = new NativeBlock(Integer.BYTES);

  static {
    ON.bytes().putInt(0, 1);
  }

  private Sockets() {}

  static int listenTcp(String host, int port, int backlog) throws PosixException {
    int fd = bindTcp(host, port);
    try {
      Native.check("listen", LIBC.listen(fd, backlog));
      return fd;
    } catch (PosixException e) {
      Native.LIBC.close(fd);
      throw e;
    }
  }

  static int bindTcp(String host, int port) throws PosixException {
    NativeBlock address = inetAddress(host, port);
    int fd = socket(address.bytes().getShort(0), SOCK_STREAM);
    try {
      int set = LIBC.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, ON.address(), Integer.BYTES);
      Native.check("setsockopt", set);
      Native.check("bind", LIBC.bind(fd, address.address(), address.size()));
      return fd;
    } catch (PosixException e) {
      Native.LIBC.close(fd);
      throw e;
    }
  }

  static int listenUnix(String path, int backlog, int umask) throws PosixException {
    NativeBlock address = unixAddress(path);
    int fd = socket(AF_UNIX, SOCK_STREAM);
    try {
      int own = Native.LIBC.umask(umask);
      try {
        Native.check("bind", LIBC.bind(fd, address.address(), address.size()));
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

  /** Begins to connect; the address must be a number, so that nothing is looked up. */
  static int connectTcp(String host, int port) throws PosixException {
    return connect(inetAddress(host, port), SOCK_STREAM);
  }

  /** As {@link #connectTcp}; nothing is sent yet. */
  static int connectUdp(String host, int port) throws PosixException {
    return connect(inetAddress(host, port), SOCK_DATAGRAM);
  }

  static int connectUnix(String path) throws PosixException {
    return connect(unixAddress(path), SOCK_STREAM);
  }

  private static int connect(NativeBlock address, int type) throws PosixException {
    int fd = socket(address.bytes().getShort(0), type | Kernel.O_NONBLOCK);
    if (LIBC.connect(fd, address.address(), address.size()) == 0) {
      return fd;
    }
    int errno = CFunction.errno();
    if (errno != Errno.EINPROGRESS) {
      Native.LIBC.close(fd);
      throw new PosixException("connect", errno);
    }
    return fd;
  }

  static int bindAbstract(String name) throws PosixException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    NativeBlock address = new NativeBlock(2 + 1 + bytes.length);
    address.bytes().putShort(0, (short) AF_UNIX).put(3, bytes);
    int fd = socket(AF_UNIX, SOCK_DATAGRAM | Kernel.O_NONBLOCK);
    try {
      Native.check("bind", LIBC.bind(fd, address.address(), address.size()));
      return fd;
    } catch (PosixException e) {
      Native.LIBC.close(fd);
      throw e;
    }
  }

  static int connectDatagram(String path) throws PosixException {
    return connect(unixAddress(path), SOCK_DATAGRAM);
  }

  static int accept(int listener) throws PosixException {
    int flags = Kernel.O_NONBLOCK | Kernel.O_CLOEXEC;
    while (true) {
      LENGTH.bytes().putInt(0, LARGEST_ADDRESS);
      int fd = LIBC.accept(listener, PEER.address(), LENGTH.address(), flags);
      if (fd >= 0) {
        int family = PEER.bytes().getShort(0);
        if ((family == AF_INET || family == AF_INET6) && LENGTH.bytes().getInt(0) >= INET_BYTES) {
          // Without it the last segment of a long answer waits for the peer's delayed ACK.
          LIBC.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, ON.address(), Integer.BYTES);
        }
        return Native.aboveStandardStreams(fd);
      }
      int errno = CFunction.errno();
      if (errno == Errno.EAGAIN) {
        return Posix.WOULD_BLOCK;
      }
      // A connection that was reset while it waited: take the next one.
      if (errno != Errno.EINTR && errno != Errno.ECONNABORTED) {
        throw new PosixException("accept4", errno);
      }
    }
  }

  static String peerNetwork(int fd) throws PosixException {
    LENGTH.bytes().putInt(0, LARGEST_ADDRESS);
    Native.check("getpeername", LIBC.getpeername(fd, PEER.address(), LENGTH.address()));
    return PeerNetwork.of(PEER.bytes());
  }

  private static int socket(int domain, int type) throws PosixException {
    int fd = LIBC.socket(domain, type | Kernel.O_CLOEXEC, 0);
    return Native.aboveStandardStreams(Native.check("socket", fd));
  }

  /** An IPv6 address stands in brackets; all else is IPv4, as in the original. */
  private static NativeBlock inetAddress(String host, int port) throws PosixException {
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    NativeBlock address;
    if (isBracketed) {
      address = resolved(host.substring(1, host.length() - 1), AF_INET6);
    } else if (host.isEmpty()) {
      address = new NativeBlock(INET_BYTES);
      address.bytes().putShort(0, (short) AF_INET);
    } else {
      address = resolved(host, AF_INET);
    }
    // The port is in network order.
    address.bytes().duplicate().putShort(2, (short) port);
    return address;
  }

  // Compatibility: the resolver's own negative error numbers are what the original reports.
  private static NativeBlock resolved(String host, int family) throws PosixException {
    NativeBlock hints = new NativeBlock(ADDRINFO_BYTES);
    hints.bytes().putInt(4, family).putInt(8, SOCK_STREAM);
    NativeBlock result = new NativeBlock(Long.BYTES);
    CString name = new CString();
    int error = LIBC.getaddrinfo(name.of(host), 0, hints.address(), result.address());
    if (error != 0) {
      throw new PosixException("getaddrinfo", error);
    }
    long list = result.bytes().getLong(0);
    try {
      NativeBlock address = new NativeBlock(NativeBlock.intAt(list + ADDRINFO_LENGTH));
      long found = NativeBlock.longAt(list + ADDRINFO_ADDRESS);
      for (int i = 0; i < address.size(); i += Integer.BYTES) {
        address.bytes().putInt(i, NativeBlock.intAt(found + i));
      }
      return address;
    } finally {
      LIBC.freeaddrinfo(list);
    }
  }

  private static NativeBlock unixAddress(String path) throws PosixException {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length >= UNIX_PATH_BYTES) {
      throw new PosixException("socket address " + path, Errno.ENAMETOOLONG);
    }
    NativeBlock address = new NativeBlock(2 + name.length + 1);
    address.bytes().putShort(0, (short) AF_UNIX).put(2, name);
    return address;
  }
}

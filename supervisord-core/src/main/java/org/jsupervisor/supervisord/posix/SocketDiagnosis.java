package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jsupervisor.supervisord.libc.CFunction;
import org.jsupervisor.supervisord.libc.NativeBlock;
import org.jsupervisor.supervisord.posix.SharedSockets.Connections;

/** Asks the kernel for the connections of a listening socket, by sock_diag(7). */
final class SocketDiagnosis {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW = 3;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_INFO = 11;

  /** Of a listening socket it tells how many wait. */
  private static final int TCP_INFO_UNACKED = 24;

  private static final int SOCK_DIAG_BY_FAMILY = 20;
  private static final int REQUEST_ONE = 1;
  private static final int REQUEST_DUMP = 0x301;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int OF_SEVERAL = 2;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;
  private static final int HEADER_BYTES = 16;
  private static final int TCP_LISTEN = 10;
  private static final int ALL_STATES = -1;

  /**
   * Listening, established, and closed from one side: states 1, 4, 5 and 8 to 11. Without those
   * that only remember a connection, of which there may be thousands.
   */
  private static final int TCP_STATES = 0xF32;

  private static final int ANY_COOKIE = -1;
  private static final int INET_REQUEST_BYTES = 56;
  private static final int UNIX_REQUEST_BYTES = 24;
  private static final int UNIX_SHOW_NAME_AND_QUEUE = 0x11;
  private static final int UNIX_ANSWER_BYTES = 16;
  private static final int ATTRIBUTE_NAME = 0;
  private static final int ATTRIBUTE_QUEUE = 4;
  private static final int ADDRESS_BYTES = 128;
  private static final int ANSWER_BYTES = 65_536;

  private final CFunction getsockname = CFunction.named("getsockname");
  private final CFunction send = CFunction.named("send");
  private final CFunction receive = CFunction.named("recv");
  private final NativeBlock address = new NativeBlock(ADDRESS_BYTES);
  private final NativeBlock length = new NativeBlock(Integer.BYTES);
  private final NativeBlock request = new NativeBlock(HEADER_BYTES + INET_REQUEST_BYTES);
  private final NativeBlock answer = new NativeBlock(ANSWER_BYTES);

  private int waiting;
  private Set<Long> accepted = new HashSet<>();

  /** The connections of a descriptor whose inode number is {@code listener}. */
  Connections of(int descriptor, long listener) throws PosixException {
    int family = nameOf(descriptor);
    diagnose(family == AF_UNIX ? unixRequest(0) : inetRequest(), listener, family);
    return new Connections(listener, waiting, accepted);
  }

  /** How many connections wait there. */
  int waiting(int descriptor, long listener) throws PosixException {
    if (nameOf(descriptor) == AF_UNIX) {
      diagnose(unixRequest(listener), listener, AF_UNIX);
      return waiting;
    }
    length.bytes().putInt(0, ANSWER_BYTES);
    int got =
        Sockets.LIBC.getsockopt(
            descriptor, IPPROTO_TCP, TCP_INFO, answer.address(), length.address());
    Native.check("getsockopt", got);
    return answer.bytes().getInt(TCP_INFO_UNACKED);
  }

  /** Keeps its address and answers the family. */
  private int nameOf(int descriptor) throws PosixException {
    length.bytes().putInt(0, ADDRESS_BYTES);
    long named = getsockname.call(descriptor, address.address(), length.address());
    Native.check("getsockname", (int) named);
    return address.bytes().getShort(0);
  }

  private void diagnose(int bodyBytes, long listener, int family) throws PosixException {
    waiting = 0;
    accepted = new HashSet<>();
    int netlink = open();
    try {
      ask(netlink, bodyBytes);
      read(netlink, listener, family);
    } finally {
      Native.LIBC.close(netlink);
    }
  }

  private static int open() throws PosixException {
    int type = SOCK_RAW | Kernel.O_CLOEXEC;
    int fd = Sockets.LIBC.socket(AF_NETLINK, type, NETLINK_SOCK_DIAG);
    return Native.aboveStandardStreams(Native.check("socket", fd));
  }

  private int inetRequest() {
    ByteBuffer bytes = header(INET_REQUEST_BYTES);
    bytes.put(HEADER_BYTES, (byte) AF_INET).put(HEADER_BYTES + 1, (byte) IPPROTO_TCP);
    bytes.putInt(HEADER_BYTES + 4, TCP_STATES);
    // Ports are in network order in both.
    bytes.putShort(HEADER_BYTES + 8, address.bytes().getShort(2));
    bytes.putInt(HEADER_BYTES + 48, ANY_COOKIE).putInt(HEADER_BYTES + 52, ANY_COOKIE);
    return INET_REQUEST_BYTES;
  }

  /** For all sockets, or for that one if it is not 0. */
  private int unixRequest(long inode) {
    ByteBuffer bytes = header(UNIX_REQUEST_BYTES);
    if (inode != 0) {
      bytes.putShort(6, (short) REQUEST_ONE).putInt(HEADER_BYTES + 8, (int) inode);
    }
    bytes.put(HEADER_BYTES, (byte) AF_UNIX);
    bytes.putInt(HEADER_BYTES + 4, ALL_STATES);
    bytes.putInt(HEADER_BYTES + 12, UNIX_SHOW_NAME_AND_QUEUE);
    bytes.putInt(HEADER_BYTES + 16, ANY_COOKIE).putInt(HEADER_BYTES + 20, ANY_COOKIE);
    return UNIX_REQUEST_BYTES;
  }

  private ByteBuffer header(int bodyBytes) {
    ByteBuffer bytes = request.bytes();
    for (int i = 0; i < request.size(); i++) {
      bytes.put(i, (byte) 0);
    }
    bytes.putInt(0, HEADER_BYTES + bodyBytes);
    bytes.putShort(4, (short) SOCK_DIAG_BY_FAMILY).putShort(6, (short) REQUEST_DUMP);
    return bytes;
  }

  private void ask(int netlink, int bodyBytes) throws PosixException {
    long sent = send.call(netlink, request.address(), HEADER_BYTES + bodyBytes, 0);
    Native.check("send", (int) sent);
  }

  /** The kernel has the answer ready when the request has been sent, part after part. */
  private void read(int netlink, long listener, int family) throws PosixException {
    while (true) {
      long count = receive.call(netlink, answer.address(), ANSWER_BYTES, MSG_DONTWAIT);
      ByteBuffer bytes = answer.bytes();
      int size = Native.check("recv", (int) count);
      int at = 0;
      while (at + HEADER_BYTES <= size) {
        int messageBytes = bytes.getInt(at);
        int type = messageBytes < HEADER_BYTES ? NLMSG_DONE : bytes.getShort(at + 4);
        if (type == NLMSG_DONE) {
          return;
        }
        if (type == NLMSG_ERROR) {
          throw new PosixException("sock_diag", -bytes.getInt(at + HEADER_BYTES));
        }
        take(bytes, at + HEADER_BYTES, at + messageBytes, listener, family);
        if ((bytes.getShort(at + 6) & OF_SEVERAL) == 0) {
          return;
        }
        at += aligned(messageBytes);
      }
    }
  }

  private void take(ByteBuffer bytes, int start, int end, long listener, int family) {
    if (family == AF_UNIX) {
      takeUnix(bytes, start, end, listener);
    } else {
      takeInet(bytes, start, listener);
    }
  }

  private void takeInet(ByteBuffer bytes, int start, long listener) {
    int state = bytes.get(start + 1);
    long inode = Integer.toUnsignedLong(bytes.getInt(start + 68));
    if (state != TCP_LISTEN) {
      accept(inode);
    } else if (inode == listener) {
      waiting = bytes.getInt(start + 56);
    }
  }

  private void takeUnix(ByteBuffer bytes, int start, int end, long listener) {
    int state = bytes.get(start + 2);
    long inode = Integer.toUnsignedLong(bytes.getInt(start + 4));
    boolean isNamed = false;
    int queued = 0;
    int at = start + UNIX_ANSWER_BYTES;
    while (at + 4 <= end) {
      int attributeBytes = bytes.getShort(at);
      int type = bytes.getShort(at + 2);
      if (type == ATTRIBUTE_NAME) {
        isNamed = isListenersName(bytes, at + 4, attributeBytes - 4);
      } else if (type == ATTRIBUTE_QUEUE) {
        queued = bytes.getInt(at + 4);
      }
      at += aligned(Math.max(4, attributeBytes));
    }
    if (state != TCP_LISTEN && isNamed) {
      accept(inode);
    } else if (inode == listener) {
      waiting = queued;
    }
  }

  /** What has been accepted has the address of the socket that accepted it. */
  private boolean isListenersName(ByteBuffer bytes, int start, int size) {
    int own = length.bytes().getInt(0) - Short.BYTES;
    // A path ends with a zero in one of the two, an abstract name in neither.
    if (own != size && own - 1 != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (bytes.get(start + i) != address.bytes().get(Short.BYTES + i)) {
        return false;
      }
    }
    return true;
  }

  /** Connections that wait, and those that were closed, have no inode. */
  private void accept(long inode) {
    if (inode != 0) {
      accepted.add(inode);
    }
  }

  private static int aligned(int size) {
    return (size + 3) & ~3;
  }
}

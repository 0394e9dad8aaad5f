package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;

/** Tells from a socket address of the kernel who has it. */
final class PeerNetwork {
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int INET_ADDRESS = 4;
  private static final int INET6_ADDRESS = 8;
  private static final int INET_BYTES = 4;
  private static final int INET6_NETWORK_BYTES = 8;

  /** Where the IPv4 address begins in an IPv6 address that holds one. */
  private static final int MAPPED = INET6_ADDRESS + 12;

  private static final String HEXADECIMAL = "0123456789abcdef";

  private PeerNetwork() {}

  /** An IPv4 address, the first half of an IPv6 address, or an empty text. */
  static String of(ByteBuffer address) {
    int family = address.getShort(0);
    if (family == AF_INET) {
      return digits(address, INET_ADDRESS, INET_BYTES);
    }
    if (family != AF_INET6) {
      return "";
    }
    return holdsInet(address)
        ? digits(address, MAPPED, INET_BYTES)
        : digits(address, INET6_ADDRESS, INET6_NETWORK_BYTES);
  }

  /** Ten zero bytes and two of ones: a client that came by IPv4 to a socket for both. */
  private static boolean holdsInet(ByteBuffer address) {
    for (int i = INET6_ADDRESS; i < MAPPED; i++) {
      int wanted = i < MAPPED - 2 ? 0 : -1;
      if (address.get(i) != wanted) {
        return false;
      }
    }
    return true;
  }

  private static String digits(ByteBuffer bytes, int from, int count) {
    StringBuilder text = new StringBuilder(2 * count);
    for (int i = from; i < from + count; i++) {
      int one = bytes.get(i);
      text.append(HEXADECIMAL.charAt((one >> 4) & 15)).append(HEXADECIMAL.charAt(one & 15));
    }
    return text.toString();
  }
}

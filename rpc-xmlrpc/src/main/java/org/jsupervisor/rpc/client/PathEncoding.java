package org.jsupervisor.rpc.client;

import java.nio.charset.StandardCharsets;

/** Percent-encodes what may not stand in a request line as it is. */
final class PathEncoding {
  private static final String KEPT = "/:-._~";
  private static final String DIGITS = "0123456789ABCDEF";

  private PathEncoding() {}

  static String encode(String path) {
    StringBuilder encoded = new StringBuilder(path.length());
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      if (isLetterOrDigit(one) || KEPT.indexOf(one) >= 0) {
        encoded.append((char) one);
      } else {
        encoded.append('%').append(DIGITS.charAt((one >> 4) & 15)).append(DIGITS.charAt(one & 15));
      }
    }
    return encoded.toString();
  }

  private static boolean isLetterOrDigit(byte one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9');
  }
}

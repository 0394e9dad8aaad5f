package org.jsupervisor.config.probe;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.ConfigException;

/**
 * Where a program can be reached without a name being looked up, which would stop the daemon.
 *
 * @param path of a UNIX socket, null for TCP
 * @param host an IPv4 address, an IPv6 address in brackets, or {@code localhost}; empty for a path,
 *     and for one who listens on every interface
 * @param port 0 for a path
 */
public record Address(@Nullable String path, String host, int port) {
  private static final String UNIX = "unix:";
  private static final int LONGEST_PATH = 107;
  private static final int LARGEST_PORT = 65_535;
  private static final int INET6_GROUPS = 8;

  /** What follows {@code unix:}: a path, before which {@code //} may stand as in a URL. */
  static Address afterUnix(String text) {
    return unix(text.startsWith("//") ? text.substring(2) : text);
  }

  /** A UNIX socket. */
  static Address unix(String path) {
    if (!path.startsWith("/") || path.length() > LONGEST_PATH) {
      throw new ConfigException(path + " is no absolute path of a socket");
    }
    return new Address(path, "", 0);
  }

  /**
   * Reads {@code HOST:PORT} of a server.
   *
   * @param defaultPort if no port is named, 0 for none
   * @throws ConfigException with the reason only
   */
  public static Address tcp(String text, int defaultPort) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon >= 0 && text.indexOf(']', colon) < 0;
    String host = hasPort ? text.substring(0, colon) : text;
    int port = hasPort ? port(text.substring(colon + 1)) : defaultPort;
    if (port == 0) {
      throw new ConfigException("there is no port in it");
    }
    if (!host.equals("localhost") && !isInet(host) && !isBracketedInet6(host)) {
      throw new ConfigException(
          (host.isEmpty() ? "the host" : host)
              + " is neither localhost nor an IP address, and looking up a name would hold up the"
              + " daemon");
    }
    return new Address(null, host, port);
  }

  /**
   * Reads {@code HOST:PORT} of one who listens, where an empty host or a star means every IPv4
   * interface, or {@code unix:/PATH}.
   *
   * @throws ConfigException with the reason only
   */
  public static Address ofListener(String text) {
    if (text.startsWith(UNIX)) {
      return afterUnix(text.substring(UNIX.length()));
    }
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(0, colon));
    return host.isEmpty() || host.equals("*")
        ? new Address(null, "", port(text.substring(colon + 1)))
        : tcp(text, 0);
  }

  private static int port(String text) {
    int port = number(text, LARGEST_PORT);
    if (port < 1) {
      throw new ConfigException(text + " is no port from 1 to " + LARGEST_PORT);
    }
    return port;
  }

  /** -1 unless the text is a plain decimal number up to that. */
  static int number(String text, int largest) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number > largest ? -1 : number;
  }

  private static boolean isInet(String host) {
    String[] parts = host.split("\\.", -1);
    for (String part : parts) {
      if (part.length() > 3 || number(part, 255) < 0) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean isBracketedInet6(String host) {
    if (!host.startsWith("[") || !host.endsWith("]")) {
      return false;
    }
    String address = host.substring(1, host.length() - 1);
    int gap = address.indexOf("::");
    if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int groups = 0;
    for (String group : address.split(":", -1)) {
      if (!group.isEmpty()) {
        groups++;
      }
      if (!isHexadecimal(group)) {
        return false;
      }
    }
    return gap >= 0 ? groups < INET6_GROUPS : groups == INET6_GROUPS;
  }

  private static boolean isHexadecimal(String group) {
    for (int i = 0; i < group.length(); i++) {
      if (Character.digit(group.charAt(i), 16) < 0) {
        return false;
      }
    }
    return group.length() <= 4;
  }

  /** {@code 127.0.0.1:80}, or {@code unix:/PATH}. */
  public String listenerText() {
    return path != null ? UNIX + path : text();
  }

  /** {@code 127.0.0.1:80}, or the path. */
  public String text() {
    return path != null ? path : host + ":" + port;
  }
}

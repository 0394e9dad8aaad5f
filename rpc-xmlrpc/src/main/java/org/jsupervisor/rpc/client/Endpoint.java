package org.jsupervisor.rpc.client;

import org.jspecify.annotations.Nullable;

/** Where a supervisor listens: a UNIX socket, or a host and port. */
public record Endpoint(@Nullable String socketPath, String host, int port) {
  private static final int DEFAULT_PORT = 80;
  private static final int LARGEST_PORT = 65535;

  /**
   * Parses {@code unix:///path} or {@code http://host[:port]}; credentials, path and query of the
   * latter are ignored.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Endpoint parse(String url) {
    // Compatibility: other than elsewhere, capitals do not name these protocols.
    if (url.startsWith("unix://")) {
      return new Endpoint(url.substring(7), "localhost", 0);
    }
    if (!url.startsWith("http://")) {
      throw new IllegalArgumentException("Unknown protocol for serverurl " + url);
    }
    int end = url.length();
    for (int at = 7; at < end; at++) {
      if ("/?#".indexOf(url.charAt(at)) >= 0) {
        end = at;
      }
    }
    String authority = url.substring(7, end);
    return fromAuthority(authority.substring(authority.lastIndexOf('@') + 1));
  }

  private static Endpoint fromAuthority(String authority) {
    int colon = authority.indexOf(':', Math.max(0, authority.lastIndexOf(']')));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    if (host.isEmpty()) {
      throw new IllegalArgumentException("no host given");
    }
    int port = colon < 0 ? DEFAULT_PORT : port(authority.substring(colon + 1));
    return new Endpoint(null, host, port);
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return DEFAULT_PORT;
    }
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= LARGEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("nonnumeric port: '" + text + "'", e);
    }
    throw new IllegalArgumentException("port out of range: " + text);
  }

  /** What the Host header says. */
  String hostHeader() {
    return socketPath != null || port == DEFAULT_PORT ? host : host + ':' + port;
  }
}

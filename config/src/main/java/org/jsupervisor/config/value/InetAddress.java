package org.jsupervisor.config.value;

import java.util.Locale;

/** Where a TCP endpoint listens; an empty host means every interface (daemon.md 1.5, 2.2). */
public record InetAddress(String host, int port) {
  public static final int HIGHEST_PORT = 65535;

  /** {@code port}, {@code :port}, {@code *:port} or {@code host:port}. */
  public static InetAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      try {
        return new InetAddress("", Values.integer(text, 1, HIGHEST_PORT));
      } catch (ConfigException badPort) {
        ConfigException refused =
            new ConfigException("not a valid port number: " + PythonRepr.of(text) + " ");
        refused.initCause(badPort);
        throw refused;
      }
    }
    String port = text.substring(colon + 1);
    if (port.isEmpty()) {
      throw new ConfigException("no port number specified in ''");
    }
    int number = Values.integer(port, 1, HIGHEST_PORT);
    String host = text.substring(0, colon).toLowerCase(Locale.ROOT);
    return new InetAddress(host.equals("*") ? "" : host, number);
  }
}

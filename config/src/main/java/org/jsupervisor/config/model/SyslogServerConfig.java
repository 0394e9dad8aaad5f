package org.jsupervisor.config.model;

/**
 * A syslog server that is reached by UDP, without a name being looked up.
 *
 * @param host an IPv4 address, an IPv6 address in brackets, or {@code localhost}
 */
public record SyslogServerConfig(String host, int port) {

  /** {@code 10.0.0.5:514}. */
  public String text() {
    return host + ":" + port;
  }
}

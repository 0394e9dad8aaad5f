package org.jsupervisor.config.model;

import org.jspecify.annotations.Nullable;

/** The listening socket of a {@code [fcgi-program:x]} (daemon.md 2.7, 7). */
public sealed interface FastCgiSocketConfig {
  /** As written in log lines, {@code tcp://host:port} or {@code unix:///path}. */
  String url();

  /** The listen backlog, or null for the system's maximum. */
  @Nullable Integer backlog();

  /** A TCP socket; {@code host} is lower-cased. */
  record Tcp(String host, int port, @Nullable Integer backlog) implements FastCgiSocketConfig {
    @Override
    public String url() {
      return "tcp://" + host + ":" + port;
    }
  }

  /** A UNIX socket; uid and gid -1 leave the owner unchanged. */
  record Unix(String path, int uid, int gid, int mode, @Nullable Integer backlog)
      implements FastCgiSocketConfig {
    @Override
    public String url() {
      return "unix://" + path;
    }
  }
}

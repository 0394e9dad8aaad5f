package org.jsupervisor.config.model;

import org.jspecify.annotations.Nullable;

/** One control endpoint (daemon.md 2.1, 2.2). An empty user name means no authentication. */
public sealed interface HttpServerConfig {
  /** The section's full name, as log lines and errors show it. */
  String section();

  @Nullable String username();

  /** In clear or as <code>{SHA}</code> followed by 40 hexadecimal digits. */
  @Nullable String password();

  /** A TCP endpoint; an empty host means every interface. */
  record Inet(
      String section, String host, int port, @Nullable String username, @Nullable String password)
      implements HttpServerConfig {}

  /** A UNIX socket endpoint; uid and gid -1 leave the owner unchanged. */
  record Unix(
      String section,
      String file,
      int chmod,
      int uid,
      int gid,
      @Nullable String username,
      @Nullable String password)
      implements HttpServerConfig {}
}

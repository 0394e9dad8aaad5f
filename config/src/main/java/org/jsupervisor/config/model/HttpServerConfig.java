package org.jsupervisor.config.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One control endpoint (daemon.md 2.1, 2.2). An empty user name means no authentication. */
public sealed interface HttpServerConfig {
  /** The section's full name, as log lines and errors show it. */
  String section();

  @Nullable String username();

  /** In clear or as <code>{SHA}</code> followed by 40 hexadecimal digits. */
  @Nullable String password();

  /**
   * A TCP endpoint; an empty host means every interface.
   *
   * @param allowedHosts names by which browsers may address it, besides the harmless ones
   */
  record Inet(
      String section,
      String host,
      int port,
      List<String> allowedHosts,
      @Nullable String username,
      @Nullable String password)
      implements HttpServerConfig {
    public Inet {
      allowedHosts = List.copyOf(allowedHosts);
    }
  }

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

package org.jsupervisor.config.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client reads: {@code [supervisorctl]} and {@code [ctlplugin:x]} (control.md 1.2). */
public record ClientConfig(
    String serverUrl,
    @Nullable String username,
    @Nullable String password,
    String prompt,
    @Nullable String historyFile,
    List<RpcInterfaceConfig> plugins) {
  public ClientConfig {
    plugins = List.copyOf(plugins);
  }
}

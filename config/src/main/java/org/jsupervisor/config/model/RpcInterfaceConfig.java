package org.jsupervisor.config.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An {@code [rpcinterface:name]} section: its factory's import spec and the remaining options. */
public record RpcInterfaceConfig(String name, String factory, Map<String, String> options) {
  public RpcInterfaceConfig {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}

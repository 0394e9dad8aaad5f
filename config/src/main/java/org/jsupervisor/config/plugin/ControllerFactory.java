package org.jsupervisor.config.plugin;

import org.jspecify.annotations.Nullable;

/** The factories that {@code [ctlplugin:x]} sections name. */
public enum ControllerFactory {
  CACHE("supervisor_cache.controllerplugin:make_cache_controllerplugin", true),
  LAFORGE("mr.laforge.controllerplugin:make_laforge_controllerplugin", true),
  QUICK("supervisor_quick:make_quick_controllerplugin", true),
  WILDCARDS("supervisorwildcards.controllerplugin:make_wildcards_controllerplugin", true),
  SERIAL_RESTART(
      "supervisorserialrestart.controllerplugin:make_serialrestart_controllerplugin", true),
  SUPVISORS("supvisors.supvisorsctl:make_supvisors_controller_plugin", false);

  private final String spec;
  private final boolean isBuiltIn;

  ControllerFactory(String spec, boolean isBuiltIn) {
    this.spec = spec;
    this.isBuiltIn = isBuiltIn;
  }

  /** The factory of that import spec, null if nobody knows it. */
  public static @Nullable ControllerFactory of(String spec) {
    for (ControllerFactory factory : values()) {
      if (factory.spec.equals(spec)) {
        return factory;
      }
    }
    return null;
  }

  public String spec() {
    return spec;
  }

  /** Whether the client has its verbs. */
  public boolean isBuiltIn() {
    return isBuiltIn;
  }
}

package org.jsupervisor.config.plugin;

import org.jspecify.annotations.Nullable;

/** The factories that {@code [rpcinterface:x]} sections name. */
public enum RpcFactory {
  MAIN("supervisor.rpcinterface:make_main_rpcinterface", true),
  TWIDDLER("supervisor_twiddler.rpcinterface:make_twiddler_rpcinterface", true, "whitelist"),
  CACHE("supervisor_cache.rpcinterface:make_cache_rpcinterface", true),
  LAFORGE("mr.laforge.rpcinterface:make_laforge_rpcinterface", true),
  SUPVISORS("supvisors.plugin:make_supvisors_rpcinterface", false),
  MULTIVISOR("multivisor.rpc:make_rpc_interface", false);

  private final String spec;
  private final boolean isBuiltIn;
  private final @Nullable String option;

  RpcFactory(String spec, boolean isBuiltIn) {
    this(spec, isBuiltIn, null);
  }

  RpcFactory(String spec, boolean isBuiltIn, @Nullable String option) {
    this.spec = spec;
    this.isBuiltIn = isBuiltIn;
    this.option = option;
  }

  /** The factory of that import spec, null if nobody knows it. */
  public static @Nullable RpcFactory of(String spec) {
    for (RpcFactory factory : values()) {
      if (factory.spec.equals(spec)) {
        return factory;
      }
    }
    return null;
  }

  public String spec() {
    return spec;
  }

  /** Whether the daemon serves its methods. */
  public boolean isBuiltIn() {
    return isBuiltIn;
  }

  /** Whether the factory can be called with an option of that name in its section. */
  public boolean takes(String key) {
    boolean takesAny = this == CACHE || this == LAFORGE;
    return takesAny || key.equals(option);
  }
}

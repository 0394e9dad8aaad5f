package org.jsupervisor.supervisord.rpc.plugin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.plugin.RpcFactory;
import org.jsupervisor.config.value.Values;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.rpc.server.MethodTable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.GroupEditor;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.rpc.Namespaces;

/** The built-in plugins, each under the name its section gives. Confined to the loop thread. */
public final class PluginNamespaces implements Namespaces {
  private static final int NOT_IN_WHITELIST = 230;

  private final SupervisorControl control;
  private final GroupEditor editor;
  private final LogWriter log;

  public PluginNamespaces(SupervisorControl control, GroupEditor editor, LogWriter log) {
    this.control = control;
    this.editor = editor;
    this.log = log;
  }

  @Override
  public boolean register(MethodTable methods, RpcInterfaceConfig config) {
    RpcFactory factory = RpcFactory.of(config.factory());
    if (factory == null) {
      return false;
    }
    String namespace = config.name();
    switch (factory) {
      case TWIDDLER -> {
        Gate gate = whitelist(config.options().get("whitelist"));
        new TwiddlerNamespace(editor, log).register(new PluginMethods(methods, namespace, gate));
      }
      case CACHE ->
          new CacheNamespace().register(new PluginMethods(methods, namespace, this::untilShutdown));
      case LAFORGE ->
          new LaforgeNamespace(control)
              .register(new PluginMethods(methods, namespace, this::whileRunning));
      case MAIN, SUPVISORS, MULTIVISOR -> {
        return false;
      }
    }
    return true;
  }

  /** Compatibility: these plugins go on working while the daemon restarts. */
  private void untilShutdown(String method) throws ControlFault {
    if (control.state() == SupervisorState.SHUTDOWN) {
      throw new ControlFault(Fault.SHUTDOWN_STATE, null);
    }
  }

  private void whileRunning(String method) throws ControlFault {
    untilShutdown(method);
    if (control.state() == SupervisorState.RESTARTING) {
      throw new ControlFault(Fault.SHUTDOWN_STATE, null);
    }
  }

  private Gate whitelist(@Nullable String names) {
    List<String> allowed = names == null ? List.of() : Values.list(names);
    return method -> {
      untilShutdown(method);
      if (!allowed.isEmpty() && !allowed.contains(method)) {
        throw new XmlRpcFault(NOT_IN_WHITELIST, "NOT_IN_WHITELIST: " + method);
      }
    };
  }
}

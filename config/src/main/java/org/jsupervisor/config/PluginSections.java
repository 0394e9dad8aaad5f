package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.value.ConfigException;

/** Which Python import specs a configuration may name, and the sections that do (control.md 5). */
final class PluginSections {
  static final String DEFAULT_RESULT_HANDLER = "supervisor.dispatchers:default_handler";

  private static final String STDOUT_RESULT_HANDLER = "supervisor_stdout:event_handler";
  private static final String MAIN_RPC_INTERFACE = "supervisor.rpcinterface:make_main_rpcinterface";

  /** Well-known plugins: a configuration with them loads, though they cannot run here. */
  private static final Set<String> KNOWN_RPC_INTERFACES =
      Set.of(
          "supervisor_twiddler.rpcinterface:make_twiddler_rpcinterface",
          "supervisor_cache.rpcinterface:make_cache_rpcinterface",
          "mr.laforge.rpcinterface:make_laforge_rpcinterface",
          "supvisors.plugin:make_supvisors_rpcinterface",
          "multivisor.rpc:make_rpc_interface");

  private static final Set<String> KNOWN_CONTROLLER_PLUGINS =
      Set.of(
          "supervisor_cache.controllerplugin:make_cache_controllerplugin",
          "mr.laforge.controllerplugin:make_laforge_controllerplugin",
          "supervisor_quick:make_quick_controllerplugin",
          "supervisorwildcards.controllerplugin:make_wildcards_controllerplugin",
          "supervisorserialrestart.controllerplugin:make_serialrestart_controllerplugin",
          "supvisors.supvisorsctl:make_supvisors_controller_plugin");

  private static final String RPC_FACTORY = "supervisor.rpcinterface_factory";

  private PluginSections() {}

  static boolean isResultHandler(String spec) {
    return spec.equals(DEFAULT_RESULT_HANDLER) || spec.equals(STDOUT_RESULT_HANDLER);
  }

  static ConfigException cannotBeResolved(String spec, IniSection section) {
    return new ConfigException(spec + " cannot be resolved within [" + section.name() + "]");
  }

  /** The interfaces that can be served; for well-known ones that cannot there is a warning. */
  static List<RpcInterfaceConfig> rpcInterfaces(Load load) {
    List<RpcInterfaceConfig> interfaces = new ArrayList<>();
    for (IniSection section : load.sections("rpcinterface:")) {
      RpcInterfaceConfig plugin = plugin(load, section, RPC_FACTORY, KNOWN_RPC_INTERFACES);
      if (plugin != null && isMain(plugin)) {
        interfaces.add(plugin);
      } else if (plugin != null) {
        warnOfPlugin(load, section, plugin);
      }
    }
    return interfaces;
  }

  /** Whether this is the interface {@code supervisorctl} needs. */
  static boolean isMain(RpcInterfaceConfig plugin) {
    return plugin.factory().equals(MAIN_RPC_INTERFACE);
  }

  private static void warnOfPlugin(Load load, IniSection section, RpcInterfaceConfig plugin) {
    load.warn(
        "["
            + section.name()
            + "] factory "
            + plugin.factory()
            + " is a Python plugin and cannot run here; namespace "
            + plugin.name()
            + " is unavailable",
        section,
        RPC_FACTORY);
  }

  static List<RpcInterfaceConfig> controllerPlugins(Load load) {
    List<RpcInterfaceConfig> plugins = new ArrayList<>();
    for (IniSection section : load.sections("ctlplugin:")) {
      RpcInterfaceConfig plugin =
          plugin(load, section, "supervisor.ctl_factory", KNOWN_CONTROLLER_PLUGINS);
      if (plugin != null) {
        plugins.add(plugin);
      }
    }
    return plugins;
  }

  /** The plugin of a section, null if it is refused. */
  private static @Nullable RpcInterfaceConfig plugin(
      Load load, IniSection section, String factoryKey, Set<String> known) {
    SectionValues values = new SectionValues(section, load.variables, load.findings);
    if (!values.has(factoryKey)) {
      values.refuse(
          factoryKey, "section [" + section.name() + "] does not specify a " + factoryKey);
    }
    String factory = values.text(factoryKey);
    if (factory != null && !factory.equals(MAIN_RPC_INTERFACE) && !known.contains(factory)) {
      values.refuse(factoryKey, cannotBeResolved(factory, section));
      factory = null;
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (String key : section.keys()) {
      if (!key.equals(factoryKey)) {
        options.put(key, values.text(key, ""));
      }
    }
    return factory == null
        ? null
        : new RpcInterfaceConfig(ProgramSection.nameOf(section), factory, options);
  }
}

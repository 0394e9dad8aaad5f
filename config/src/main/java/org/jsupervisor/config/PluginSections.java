package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.plugin.ControllerFactory;
import org.jsupervisor.config.plugin.RpcFactory;
import org.jsupervisor.config.value.ConfigException;

/** Which Python import specs a configuration may name, and the sections that do (control.md 5). */
final class PluginSections {
  static final String DEFAULT_RESULT_HANDLER = "supervisor.dispatchers:default_handler";

  /** The option that refuses plugins which are known but not built in. */
  static final String STRICT = "strict_plugins";

  private static final String STDOUT_RESULT_HANDLER = "supervisor_stdout:event_handler";
  private static final String RPC_FACTORY = "supervisor.rpcinterface_factory";
  private static final String CONTROLLER_FACTORY = "supervisor.ctl_factory";

  private PluginSections() {}

  static boolean isResultHandler(String spec) {
    return spec.equals(DEFAULT_RESULT_HANDLER) || spec.equals(STDOUT_RESULT_HANDLER);
  }

  static ConfigException cannotBeResolved(String spec, IniSection section) {
    return new ConfigException(spec + " cannot be resolved within [" + section.name() + "]");
  }

  /**
   * The interfaces that can be served; for well-known ones that cannot there is a warning.
   *
   * @param isStrict whether those are refused like unknown ones
   */
  static List<RpcInterfaceConfig> rpcInterfaces(Load load, boolean isStrict) {
    List<RpcInterfaceConfig> interfaces = new ArrayList<>();
    for (IniSection section : load.sections("rpcinterface:")) {
      RpcInterfaceConfig plugin = rpcInterface(load, section, isStrict);
      if (plugin != null) {
        interfaces.add(plugin);
      }
    }
    return interfaces;
  }

  private static @Nullable RpcInterfaceConfig rpcInterface(
      Load load, IniSection section, boolean isStrict) {
    SectionValues values = new SectionValues(section, load.variables, load.findings);
    RpcInterfaceConfig plugin = plugin(section, values, RPC_FACTORY);
    if (plugin == null) {
      return null;
    }
    RpcFactory factory = RpcFactory.of(plugin.factory());
    if (factory == null || (isStrict && !factory.isBuiltIn())) {
      values.refuse(RPC_FACTORY, cannotBeResolved(plugin.factory(), section));
      return null;
    }
    if (!factory.isBuiltIn()) {
      warnOfPlugin(load, section, plugin);
      return null;
    }
    if (factory != RpcFactory.MAIN) {
      load.inform("[" + section.name() + "] " + plugin.factory() + " is built in");
    }
    return plugin;
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

  /**
   * The client's plugins, also those it knows but does not have.
   *
   * @param isStrict whether those are refused like unknown ones
   */
  static List<RpcInterfaceConfig> controllerPlugins(Load load, boolean isStrict) {
    List<RpcInterfaceConfig> plugins = new ArrayList<>();
    for (IniSection section : load.sections("ctlplugin:")) {
      SectionValues values = new SectionValues(section, load.variables, load.findings);
      RpcInterfaceConfig plugin = plugin(section, values, CONTROLLER_FACTORY);
      if (plugin == null) {
        continue;
      }
      ControllerFactory factory = ControllerFactory.of(plugin.factory());
      if (factory == null || (isStrict && !factory.isBuiltIn())) {
        values.refuse(CONTROLLER_FACTORY, cannotBeResolved(plugin.factory(), section));
      } else {
        plugins.add(plugin);
      }
    }
    return plugins;
  }

  /** The plugin of a section, null if it is refused. */
  private static @Nullable RpcInterfaceConfig plugin(
      IniSection section, SectionValues values, String factoryKey) {
    if (!values.has(factoryKey)) {
      values.refuse(
          factoryKey, "section [" + section.name() + "] does not specify a " + factoryKey);
    }
    String factory = values.text(factoryKey);
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

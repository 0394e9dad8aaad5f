package org.jsupervisor.ctl.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.plugin.ControllerFactory;
import org.jsupervisor.ctl.command.Verb;
import org.jsupervisor.ctl.command.VerbPlugin;

/** The verbs of one {@code [ctlplugin:x]} section. */
public final class BuiltInPlugin implements VerbPlugin {
  private static final List<String> CACHE =
      List.of(
          "cache_clear", "cache_count", "cache_delete", "cache_fetch", "cache_keys", "cache_store");
  private static final List<String> QUICK = List.of("quickrestart", "quickstart", "quickstop");
  private static final List<String> WILDCARDS = List.of("mrestart", "mstart", "mstop");

  private final String name;
  private final ControllerFactory factory;
  private final Map<String, String> options;

  private BuiltInPlugin(String name, ControllerFactory factory, Map<String, String> options) {
    this.name = name;
    this.factory = factory;
    this.options = options;
  }

  /** The plugin a section names, null if the client does not have it. */
  public static @Nullable BuiltInPlugin of(RpcInterfaceConfig section) {
    ControllerFactory factory = ControllerFactory.of(section.factory());
    return factory == null || !factory.isBuiltIn()
        ? null
        : new BuiltInPlugin(section.name(), factory, section.options());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> names() {
    return switch (factory) {
      case CACHE -> CACHE;
      case LAFORGE -> List.of("kill");
      case QUICK -> QUICK;
      case WILDCARDS -> WILDCARDS;
      case SERIAL_RESTART -> List.of("serialrestart");
      case SUPVISORS -> List.of();
    };
  }

  @Override
  public @Nullable Verb find(String word) {
    if (!names().contains(word)) {
      return null;
    }
    return switch (word) {
      case "kill" -> new KillCommand();
      case "serialrestart" -> new SerialRestartCommand();
      case "quickstart" -> new QuickCommand(List.of(Goal.START), options.get("retries"));
      case "quickstop" -> new QuickCommand(List.of(Goal.STOP), options.get("retries"));
      case "quickrestart" ->
          new QuickCommand(List.of(Goal.STOP, Goal.START), options.get("retries"));
      case "mstart" -> new WildcardCommand("start", List.of(Goal.START), matchesGroup());
      case "mstop" -> new WildcardCommand("stop", List.of(Goal.STOP), matchesGroup());
      case "mrestart" ->
          new WildcardCommand("restart", List.of(Goal.STOP, Goal.START), matchesGroup());
      default -> new CacheCommand(word);
    };
  }

  /** Whether patterns are for {@code group:process} instead of the process alone. */
  private boolean matchesGroup() {
    String value = options.get("match_group");
    return value != null && !value.strip().equals("0");
  }
}

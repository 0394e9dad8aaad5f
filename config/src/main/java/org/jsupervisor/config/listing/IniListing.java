package org.jsupervisor.config.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.schema.SectionKind;
import org.jsupervisor.config.value.SecretTexts;

/**
 * Writes a configuration as a file that loads as the same configuration: defaults, expansions,
 * includes and the command line are applied. Confined to one thread.
 */
public final class IniListing {
  private static final String HERE = "%(here).0s";

  private final EffectiveOptions options;
  private final String nothingInServers;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> programNames = new HashSet<>();

  private IniListing(LoaderEnvironment environment, Secrets secrets, SecretTexts texts) {
    this.options = new EffectiveOptions(environment.accounts(), secrets, texts);
    this.nothingInServers = nothing(environment.environment().keySet());
  }

  /** The text, with secrets masked unless they may be shown. */
  public static String of(
      SupervisordConfig config, LoaderEnvironment environment, Secrets secrets) {
    IniListing listing = new IniListing(environment, secrets, config.secrets());
    listing.append(config);
    return listing.out.toString();
  }

  /** Sections of servers know the variables only. */
  private static String nothing(Set<String> variables) {
    for (String variable : variables) {
      if (variable.indexOf('(') < 0 && variable.indexOf(')') < 0) {
        return "%(ENV_" + variable + ").0s";
      }
    }
    return "";
  }

  private void append(SupervisordConfig config) {
    appendSection(SectionKind.SUPERVISORD.title(), options.of(config), HERE);
    for (HttpServerConfig server : config.httpServers()) {
      appendSection(server.section(), options.of(server), nothingInServers);
    }
    for (RpcInterfaceConfig plugin : config.rpcInterfaces()) {
      appendSection(
          SectionKind.RPCINTERFACE.title() + plugin.name(),
          options.ofPlugin(plugin.factory(), plugin.options()),
          nothingInServers);
    }
    for (GroupConfig group : config.groups()) {
      if (isOnItsOwn(group) || group instanceof FastCgiGroupConfig) {
        programNames.add(group.name());
      }
    }
    for (GroupConfig group : config.groups()) {
      appendGroup(group, config.environment());
    }
  }

  private void appendGroup(GroupConfig group, Map<String, String> common) {
    if (group instanceof EventListenerPoolConfig pool) {
      appendPool(SectionKind.EVENTLISTENER, options.of(pool), group, common);
    } else if (group instanceof FastCgiGroupConfig fastCgi) {
      appendPool(SectionKind.FCGI_PROGRAM, options.of(fastCgi.socket()), group, common);
    } else if (isOnItsOwn(group)) {
      appendProgram(group.name(), group.processes().get(0), common);
    } else {
      appendMembers(group, common);
    }
  }

  /** Whether a program section alone makes this group. */
  private static boolean isOnItsOwn(GroupConfig group) {
    if (group.processes().size() != 1) {
      return false;
    }
    ProcessConfig process = group.processes().get(0);
    return process.name().equals(group.name()) && process.priority() == group.priority();
  }

  /** What the process has in its environment without naming it. */
  private static Map<String, String> given(ProcessConfig process, Map<String, String> common) {
    Map<String, String> variables = process.fileVariables();
    if (variables.isEmpty()) {
      return common;
    }
    Map<String, String> given = new LinkedHashMap<>(common);
    given.putAll(variables);
    return given;
  }

  private void appendProgram(String name, ProcessConfig process, Map<String, String> common) {
    appendSection(
        SectionKind.PROGRAM.title() + name, options.of(process, given(process, common)), HERE);
  }

  private void appendMembers(GroupConfig group, Map<String, String> common) {
    List<String> names = new ArrayList<>();
    for (ProcessConfig process : group.processes()) {
      names.add(unusedName(process.name(), group.name()));
    }
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("programs", String.join(",", names));
    own.put("priority", group.priority());
    appendSection(SectionKind.GROUP.title() + group.name(), own, HERE);
    for (int i = 0; i < names.size(); i++) {
      appendMember(names.get(i), group.processes().get(i), common);
    }
  }

  private void appendMember(String name, ProcessConfig process, Map<String, String> common) {
    FastCgiSocketConfig socket = process.socket();
    if (socket == null) {
      appendProgram(name, process, common);
    } else {
      Map<String, Object> own = new LinkedHashMap<>(options.of(socket));
      own.putAll(options.of(process, given(process, common)));
      appendSection(SectionKind.FCGI_PROGRAM.title() + name, own, HERE);
    }
  }

  private String unusedName(String process, String group) {
    String stripped = process.replace(',', '_').strip();
    // An empty name cannot be listed among the programs of a group.
    String plain = stripped.isEmpty() ? "_" : stripped;
    String name = programNames.contains(plain) ? group.replace(',', '_') + "." + plain : plain;
    String candidate = name;
    for (int i = 1; !programNames.add(candidate); i++) {
      candidate = name + "." + i;
    }
    return candidate;
  }

  private void appendPool(
      SectionKind kind, Map<String, Object> own, GroupConfig group, Map<String, String> common) {
    List<ProcessConfig> processes = PoolNumbers.inOrder(group.processes());
    int first = PoolNumbers.first(processes);
    out.append('\n').append('[').append(kind.title()).append(group.name()).append("]\n");
    appendOptions(own, HERE);
    if (processes.isEmpty()) {
      appendOption("priority", Integer.toString(group.priority()));
      appendOption("numprocs", "0");
      return;
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (ProcessConfig process : processes) {
      all.add(options.of(process, given(process, common)));
    }
    Set<String> keys = new LinkedHashSet<>(all.get(0).keySet());
    if (processes.get(0).priority() != group.priority()) {
      // Without the option, pool and processes have defaults of their own.
      keys.remove("priority");
    }
    for (String key : keys) {
      List<String> texts = new ArrayList<>();
      for (Map<String, Object> of : all) {
        texts.add(IniText.of(key, of.getOrDefault(key, ""), HERE));
      }
      String template = NumberTemplate.of(texts, first);
      if (template == null) {
        out.append("; ").append(key).append(" differs from process to process; the first has\n");
      }
      appendOption(key, template == null ? texts.get(0) : template);
    }
    if (processes.size() > 1) {
      appendOption("numprocs", Integer.toString(processes.size()));
      appendOption("numprocs_start", Integer.toString(first));
    }
  }

  private void appendSection(String name, Map<String, Object> values, String nothing) {
    out.append(out.length() == 0 ? "" : "\n").append('[').append(name).append("]\n");
    appendOptions(values, nothing);
  }

  private void appendOptions(Map<String, Object> values, String nothing) {
    for (Map.Entry<String, Object> option : values.entrySet()) {
      appendOption(option.getKey(), IniText.of(option.getKey(), option.getValue(), nothing));
    }
  }

  private void appendOption(String key, String text) {
    out.append(key).append('=').append(text).append('\n');
  }
}

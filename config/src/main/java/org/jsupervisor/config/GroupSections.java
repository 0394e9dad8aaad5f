package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.extension.DependencyResolution;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.ProcessGroupConfig;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.Values;

/**
 * All groups of a configuration, kind after kind as daemon.md 1.7 orders the checks. Confined to
 * the thread that loads the configuration.
 */
final class GroupSections {
  private static final String PROGRAM = "program:";
  private static final String FAST_CGI = "fcgi-program:";
  private static final String DEFAULTS = "program-default";

  private final Load load;
  private final Map<String, String> environment;
  private final Set<String> namedByGroups = new HashSet<>();
  private final Map<String, IniSection> sectionsOfGroups = new HashMap<>();
  private final List<GroupConfig> groups = new ArrayList<>();
  private final IdentityHashMap<ProcessConfig, IniSection> origins = new IdentityHashMap<>();
  private boolean hasDependencies;

  /**
   * @param environment the pairs of {@code [supervisord]}
   */
  GroupSections(Load load, Map<String, String> environment) {
    this.load = load;
    this.environment = environment;
  }

  /** Has programs take what they do not say from {@code [program-default]}. */
  static void takeDefaults(IniDocument document) {
    document.takeFrom(DEFAULTS, PROGRAM);
    document.takeFrom(DEFAULTS, FAST_CGI);
  }

  /** The groups by (priority, name). */
  List<GroupConfig> read() {
    String[] kinds = {"group:", PROGRAM, "eventlistener:", FAST_CGI};
    for (String kind : kinds) {
      for (IniSection section : load.sections(kind)) {
        if (!namedByGroups.contains(section.name())) {
          add(kind, section);
        }
      }
    }
    groups.sort(ConfigOrder.OF_GROUPS);
    List<GroupConfig> unique = uniqueByName();
    return hasDependencies
        ? new DependencyResolution(load.findings, load::warn, origins).resolve(unique)
        : unique;
  }

  private void add(String kind, IniSection section) {
    GroupConfig group =
        switch (kind) {
          case PROGRAM -> program(section);
          case FAST_CGI -> fastCgi(section);
          case "eventlistener:" -> listeners(section);
          default -> group(section);
        };
    groups.add(group);
    sectionsOfGroups.put(group.name(), section);
  }

  private GroupConfig group(IniSection section) {
    SectionValues values = new SectionValues(section, load.commonNames(), load.findings);
    String name = groupName(values);
    List<String> programs = Values.list(values.text("programs", ""));
    int priority = values.integer("priority", 999);
    Map<String, ProcessConfig> processes = new LinkedHashMap<>();
    for (String program : programs) {
      IniSection member = member(program, values);
      if (member == null) {
        continue;
      }
      namedByGroups.add(member.name());
      // Better than the original, where an fcgi-program in a group has no socket.
      for (ProcessConfig process : processes(member, name, socket(member))) {
        if (processes.put(process.name(), process) != null) {
          warnOfLostProcess(section, process.name());
        }
      }
    }
    return new ProcessGroupConfig(name, priority, new ArrayList<>(processes.values()));
  }

  /** The section of a member, null if it is refused. */
  private @Nullable IniSection member(String program, SectionValues values) {
    // Better than the original, which names the program before instead of the group.
    String label = values.section().name();
    IniSection ordinary = load.document.section(PROGRAM + program);
    IniSection fastCgi = load.document.section(FAST_CGI + program);
    if (ordinary != null && fastCgi != null) {
      String complaint = " is ambiguous (exists as program and fcgi-program)";
      values.refuse("programs", "[" + label + "] name " + program + complaint);
      return null;
    }
    IniSection member = ordinary == null ? fastCgi : ordinary;
    if (member == null) {
      String complaint = "[" + label + "] names unknown program or fcgi-program " + program;
      values.refuse("programs", new ConfigException(complaint, program));
    }
    return member;
  }

  private void warnOfLostProcess(IniSection section, String process) {
    load.warn(
        "For ["
            + section.name()
            + "], several processes are named "
            + PythonRepr.of(process)
            + ", only the last one is kept",
        section,
        "programs");
  }

  private GroupConfig listeners(IniSection section) {
    GroupConfig pool = new ListenerSection(load, section, environment).read();
    known(pool.processes(), section);
    return pool;
  }

  private GroupConfig program(IniSection section) {
    SectionValues values = new SectionValues(section, load.commonNames(), load.findings);
    String name = groupName(values);
    int priority = values.integer("priority", 999);
    return new ProcessGroupConfig(name, priority, processes(section, name, null));
  }

  private GroupConfig fastCgi(IniSection section) {
    SectionValues values = new SectionValues(section, load.commonNames(), load.findings);
    String name = groupName(values);
    int priority = values.integer("priority", 999);
    FastCgiSocketConfig socket = socket(section);
    List<ProcessConfig> processes = processes(section, name, socket);
    return socket == null
        ? new ProcessGroupConfig(name, priority, processes)
        : new FastCgiGroupConfig(name, priority, processes, socket);
  }

  private @Nullable FastCgiSocketConfig socket(IniSection section) {
    return section.name().startsWith(FAST_CGI)
        ? new FastCgiSocketOptions(load, section, ProgramSection.nameOf(section)).read()
        : null;
  }

  private static String groupName(SectionValues values) {
    String written = ProgramSection.nameOf(values.section());
    String name = values.parsed("", written, OptionType.NAME);
    return name == null ? written : name;
  }

  private List<ProcessConfig> processes(
      IniSection section, String group, @Nullable FastCgiSocketConfig socket) {
    return known(new ProgramSection(load, section, group, environment, socket).read(), section);
  }

  private List<ProcessConfig> known(List<ProcessConfig> processes, IniSection section) {
    for (ProcessConfig process : processes) {
      origins.put(process, section);
      hasDependencies |= process.policies().dependencies().hasTargets();
    }
    return processes;
  }

  private List<GroupConfig> uniqueByName() {
    Map<String, GroupConfig> unique = new LinkedHashMap<>();
    for (GroupConfig group : groups) {
      if (unique.putIfAbsent(group.name(), group) != null) {
        load.warn(
            "Several groups are named "
                + PythonRepr.of(group.name())
                + ", only the first one in starting order is kept",
            sectionsOfGroups.get(group.name()),
            "");
      }
    }
    return new ArrayList<>(unique.values());
  }
}

package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.ProcessGroupConfig;
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

  private final Load load;
  private final Map<String, String> environment;
  private final Set<String> namedByGroups = new HashSet<>();
  private final Map<String, IniSection> sectionsOfGroups = new HashMap<>();
  private final List<GroupConfig> groups = new ArrayList<>();

  /**
   * @param environment the pairs of {@code [supervisord]}
   */
  GroupSections(Load load, Map<String, String> environment) {
    this.load = load;
    this.environment = environment;
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
    return uniqueByName();
  }

  private void add(String kind, IniSection section) {
    try {
      groups.add(
          switch (kind) {
            case PROGRAM -> program(section);
            case FAST_CGI -> fastCgi(section);
            case "eventlistener:" -> new ListenerSection(load, section, environment).read();
            default -> group(section);
          });
      sectionsOfGroups.put(groups.get(groups.size() - 1).name(), section);
    } catch (ConfigException e) {
      load.findings.refused(e);
    }
  }

  private GroupConfig group(IniSection section) {
    SectionValues values = new SectionValues(section, load.commonNames());
    String name;
    List<String> programs;
    int priority;
    try {
      name = Values.name(ProgramSection.nameOf(section));
      programs = Values.list(values.text("programs", ""));
      priority = values.integer("priority", 999);
    } catch (ConfigException e) {
      throw values.placed(e, "");
    }
    Map<String, ProcessConfig> processes = new LinkedHashMap<>();
    String label = section.name();
    for (String program : programs) {
      IniSection member;
      try {
        member = member(program, label);
      } catch (ConfigException e) {
        load.findings.refused(values.placedAt("programs", e));
        continue;
      }
      // Compatibility: errors in later items name the program before them, not the group.
      label = member.name();
      namedByGroups.add(member.name());
      // Compatibility: an fcgi-program in a group has no socket.
      for (ProcessConfig process : members(member, name)) {
        if (processes.put(process.name(), process) != null) {
          warnOfLostProcess(section, process.name());
        }
      }
    }
    return new ProcessGroupConfig(name, priority, new ArrayList<>(processes.values()));
  }

  private List<ProcessConfig> members(IniSection member, String group) {
    try {
      return processes(member, group, null);
    } catch (ConfigException e) {
      load.findings.refused(e);
      return List.of();
    }
  }

  private IniSection member(String program, String label) {
    IniSection ordinary = load.document.section(PROGRAM + program);
    IniSection fastCgi = load.document.section(FAST_CGI + program);
    if (ordinary != null && fastCgi != null) {
      throw new ConfigException(
          "[" + label + "] name " + program + " is ambiguous (exists as program and fcgi-program)");
    }
    IniSection member = ordinary == null ? fastCgi : ordinary;
    if (member == null) {
      throw new ConfigException("[" + label + "] names unknown program or fcgi-program " + program);
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

  private GroupConfig program(IniSection section) {
    String name = groupName(section);
    int priority = groupPriority(section);
    return new ProcessGroupConfig(name, priority, processes(section, name, null));
  }

  private GroupConfig fastCgi(IniSection section) {
    String name = groupName(section);
    int priority = groupPriority(section);
    FastCgiSocketConfig socket = new FastCgiSocketOptions(load, section, name).read();
    return new FastCgiGroupConfig(name, priority, processes(section, name, socket), socket);
  }

  private String groupName(IniSection section) {
    try {
      return Values.name(ProgramSection.nameOf(section));
    } catch (ConfigException e) {
      throw new SectionValues(section, load.variables).placed(e, "");
    }
  }

  private int groupPriority(IniSection section) {
    SectionValues values = new SectionValues(section, load.commonNames());
    try {
      return values.integer("priority", 999);
    } catch (ConfigException e) {
      throw values.placed(e, "");
    }
  }

  private List<ProcessConfig> processes(
      IniSection section, String group, @Nullable FastCgiSocketConfig socket) {
    return new ProgramSection(load, section, group, environment, socket).read();
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

package org.jsupervisor.config.dependency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the names of programs, groups and processes stand for. Confined to the thread that loads the
 * configuration.
 */
public final class ProgramNames {
  private final Map<String, Set<String>> processesOfGroups = new LinkedHashMap<>();
  private final Map<String, Set<Target>> processesOfPrograms = new LinkedHashMap<>();

  /** Says that a group has that process, which comes from the section of that program. */
  public void add(String group, String process, String program) {
    Set<String> processes = processesOfGroups.get(group);
    if (processes == null) {
      processes = new LinkedHashSet<>();
      processesOfGroups.put(group, processes);
    }
    processes.add(process);
    Set<Target> targets = processesOfPrograms.get(program);
    if (targets == null) {
      targets = new LinkedHashSet<>();
      processesOfPrograms.put(program, targets);
    }
    targets.add(new Target(group, process));
  }

  /** The same with a name that is certain: none if nobody has it. */
  public List<Target> resolve(Target written) {
    Set<String> processes = processesOfGroups.getOrDefault(written.group(), Set.of());
    if (!written.isBare()) {
      boolean isThere =
          written.isWholeGroup() ? !processes.isEmpty() : processes.contains(written.process());
      return isThere ? List.of(written) : List.of();
    }
    Set<Target> ofProgram = processesOfPrograms.getOrDefault(written.group(), Set.of());
    if (ofProgram.isEmpty()) {
      return processes.isEmpty() ? List.of() : List.of(Target.all(written.group()));
    }
    return isAllOf(written.group(), processes, ofProgram)
        ? List.of(Target.all(written.group()))
        : List.copyOf(ofProgram);
  }

  /** Whether a program makes up the group of its name, and is in no other one. */
  private static boolean isAllOf(String group, Set<String> processes, Set<Target> ofProgram) {
    for (Target target : ofProgram) {
      if (!target.group().equals(group)) {
        return false;
      }
    }
    return ofProgram.size() == processes.size();
  }

  /** The names {@code group:process} of all processes that a target stands for. */
  public List<String> processes(Target certain) {
    List<String> names = new ArrayList<>();
    if (!certain.isWholeGroup()) {
      names.add(certain.text());
      return names;
    }
    for (String process : processesOfGroups.getOrDefault(certain.group(), Set.of())) {
      names.add(certain.group() + ":" + process);
    }
    return names;
  }

  /** What could have been written, for who looks for a misspelt name. */
  public List<String> all() {
    Set<String> names = new LinkedHashSet<>(processesOfPrograms.keySet());
    names.addAll(processesOfGroups.keySet());
    for (Map.Entry<String, Set<String>> group : processesOfGroups.entrySet()) {
      for (String process : group.getValue()) {
        names.add(group.getKey() + ":" + process);
      }
    }
    return new ArrayList<>(names);
  }
}

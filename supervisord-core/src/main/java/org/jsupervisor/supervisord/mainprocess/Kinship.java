package org.jsupervisor.supervisord.mainprocess;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.ProcessTable;
import org.jsupervisor.supervisord.posix.Variables;

/**
 * Decides whether a process belongs to a program, from what the kernel tells about it. Confined to
 * the loop thread.
 */
final class Kinship {
  /** Tells the children of other programs. */
  interface Strangers {
    boolean has(int pid);
  }

  private static final int MOST_GENERATIONS = 64;
  private static final String PROCESS = "SUPERVISOR_PROCESS_NAME";
  private static final String GROUP = "SUPERVISOR_GROUP_NAME";

  private final ProcessTable table;
  private final int daemon;
  private final String process;
  private final String group;
  private final Strangers strangers;
  private final Map<Integer, ProcessTable.Entry> relatives = new HashMap<>();
  private final Set<Integer> groups = new HashSet<>();
  private long start;

  Kinship(ProcessTable table, int daemon, String process, String group, Strangers strangers) {
    this.table = table;
    this.daemon = daemon;
    this.process = process;
    this.group = group;
    this.strangers = strangers;
  }

  /** A start of the program has made this process. */
  void begin(int pid) {
    relatives.clear();
    groups.clear();
    ProcessTable.Entry entry = table.entry(pid);
    start = entry == null ? Long.MAX_VALUE : entry.start();
    if (entry != null) {
      add(entry);
    }
  }

  /** From now on a main process, by which others are recognized. */
  void add(ProcessTable.Entry entry) {
    relatives.put(entry.pid(), entry);
    ProcessTable.Entry own = table.entry(daemon);
    if (own == null || own.group() != entry.group()) {
      groups.add(entry.group());
    }
    if (own == null || own.session() != entry.session()) {
      groups.add(entry.session());
    }
  }

  /** The process has ended; its pid may be another's now. */
  void remove(int pid) {
    relatives.remove(pid);
  }

  /** The process of that pid if it lives and belongs to the program. */
  ProcessTable.@Nullable Entry find(int pid) {
    ProcessTable.Entry entry = pid == daemon ? null : table.entry(pid);
    if (entry == null || !entry.isAlive()) {
      return null;
    }
    if (isRelative(entry)) {
      return entry;
    }
    if (entry.start() < start || strangers.has(pid)) {
      return null;
    }
    ProcessTable.Entry ancestor = entry;
    for (int generation = 0; generation < MOST_GENERATIONS; generation++) {
      if (ancestor.parent() == daemon) {
        return isInGroup(entry) || isNotOfAnother(entry) ? entry : null;
      }
      ancestor = table.entry(ancestor.parent());
      if (ancestor == null) {
        return null;
      }
      if (isRelative(ancestor)) {
        return entry;
      }
      if (strangers.has(ancestor.pid())) {
        return null;
      }
    }
    return null;
  }

  private boolean isRelative(ProcessTable.Entry entry) {
    ProcessTable.Entry known = relatives.get(entry.pid());
    return known != null && known.start() == entry.start();
  }

  private boolean isInGroup(ProcessTable.Entry entry) {
    return groups.contains(entry.group()) || groups.contains(entry.session());
  }

  /** Programs that show their state in the list of processes overwrite their environment. */
  private boolean isNotOfAnother(ProcessTable.Entry entry) {
    Variables variables = new Variables(table.environment(entry.pid()));
    return isMissingOr(process, variables.value(PROCESS))
        && isMissingOr(group, variables.value(GROUP));
  }

  private static boolean isMissingOr(String value, @Nullable String found) {
    return found == null || found.equals(value);
  }
}

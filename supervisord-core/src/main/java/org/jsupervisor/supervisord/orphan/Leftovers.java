package org.jsupervisor.supervisord.orphan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.ProcessTable;
import org.jsupervisor.supervisord.posix.Variables;

/**
 * The processes that the last run of a program has left: its process group, and what the daemon has
 * adopted and carries the program's name in its environment. Confined to the loop thread.
 *
 * <p>No signal can reach a stranger: a process group keeps its number, and an adopted child its
 * pid, until the daemon has seen it end.
 */
final class Leftovers {
  private static final int ANY = 0;

  private final Surroundings around;
  private final ManagedProcess process;
  private final ProcessTable table;
  private final Set<Integer> signalled = new HashSet<>();
  private int group;
  private boolean isRefused;

  Leftovers(ManagedProcess process, Surroundings around) {
    this.around = around;
    this.process = process;
    this.table = around.posix().processes();
  }

  /** The leader of the process group has just ended. */
  void of(int leader) {
    group = leader;
    isRefused = false;
    signalled.clear();
  }

  /** Whether there are any that the daemon may signal. */
  boolean exist() {
    return hasGroup() || !adopted().isEmpty();
  }

  /** Whether the kernel does not let the daemon signal its own program's group. */
  boolean isRefused() {
    return isRefused;
  }

  /** For the log. */
  String text() {
    List<String> parts = new ArrayList<>();
    if (hasGroup()) {
      parts.add("process group " + group);
    }
    for (int pid : adopted()) {
      parts.add("pid " + pid);
    }
    return String.join(", ", parts);
  }

  /** Sends it to those that did not get it yet. */
  void signalNew(int signal) {
    if (group != 0 && signalled.add(-group)) {
      send(-group, signal);
    }
    for (int pid : adopted()) {
      if (signalled.add(pid)) {
        send(pid, signal);
      }
    }
  }

  void signalAll(int signal) {
    signalled.clear();
    signalNew(signal);
  }

  private boolean hasGroup() {
    if (group != 0 && !send(-group, ANY)) {
      group = 0;
    }
    return group != 0;
  }

  private List<Integer> adopted() {
    List<Integer> adopted = new ArrayList<>();
    for (int pid : table.adopted()) {
      if (!around.reaper().isAwaited(pid) && isOfProgram(pid)) {
        adopted.add(pid);
      }
    }
    return adopted;
  }

  private boolean isOfProgram(int pid) {
    Variables variables = new Variables(table.environment(pid));
    return process.name().equals(variables.value("SUPERVISOR_PROCESS_NAME"))
        && process.groupName().equals(variables.value("SUPERVISOR_GROUP_NAME"));
  }

  private boolean send(int pid, int signal) {
    try {
      around.posix().kill(pid, signal);
      return true;
    } catch (PosixException e) {
      isRefused |= e.errno() != Errno.ESRCH;
      return false;
    }
  }
}

package org.jsupervisor.supervisord.previous;

import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.ProcessTable;
import org.jsupervisor.supervisord.posix.Variables;

/**
 * Looks for programs of an earlier daemon that was killed or crashed, and tells of them in one
 * line. Confined to the loop thread, and in no hurry: a few processes a turn are looked at.
 *
 * <p>A program of ours is known by its environment; it is of an earlier daemon if it is older than
 * this one and no daemon is its parent.
 */
public final class PreviousRun {
  private static final int PIDS_A_TURN = 50;
  private static final int MOST_NAMES = 50;
  private static final int FIRST_PROCESS = 1;

  private final EventLoop loop;
  private final ProcessTable table;
  private final @Nullable String serverUrl;
  private final Consumer<String> warnings;
  private final Timer timer;
  private final TreeMap<String, StringBuilder> pidsByName = new TreeMap<>();
  private final ProcessTable.@Nullable Entry self;
  private final @Nullable String namespace;
  private int[] pids = {};
  private int looked;

  /**
   * {@code serverUrl} is what this daemon's programs are told of it, null if they are not; {@code
   * ownPid} is that of this daemon.
   */
  public PreviousRun(
      EventLoop loop,
      ProcessTable table,
      int ownPid,
      @Nullable String serverUrl,
      Consumer<String> warnings) {
    this.loop = loop;
    this.table = table;
    this.serverUrl = serverUrl;
    this.warnings = warnings;
    this.timer = loop.timer(this::look);
    this.self = table.entry(ownPid);
    this.namespace = table.namespace(ownPid);
  }

  /** Begins to look. */
  public void tellWhatIsLeft() {
    pids = table.pids();
    timer.reschedule(loop.nowNanos());
  }

  /** Looks no further. */
  public void cancel() {
    timer.cancel();
  }

  private void look() {
    int end = Math.min(looked + PIDS_A_TURN, pids.length);
    for (; looked < end; looked++) {
      lookAt(pids[looked]);
    }
    if (looked < pids.length) {
      timer.reschedule(loop.nowNanos());
    } else if (!pidsByName.isEmpty()) {
      warnings.accept(
          "programs of a supervisord that has ended are still running: "
              + names()
              + "; stop them unless they may run beside those of this one");
    }
  }

  private void lookAt(int pid) {
    ProcessTable.Entry entry = table.entry(pid);
    if (entry == null || self == null || entry.start() >= self.start()) {
      return;
    }
    Variables variables = new Variables(table.environment(pid));
    if ("1".equals(variables.value("SUPERVISOR_ENABLED"))
        && Objects.equals(serverUrl, variables.value("SUPERVISOR_SERVER_URL"))
        && Objects.equals(namespace, table.namespace(pid))
        && !isSupervised(entry)) {
      note(pid, variables);
    }
  }

  /** The first process adopts orphans; a daemon that is the first one has another URL than ours. */
  private boolean isSupervised(ProcessTable.Entry entry) {
    boolean mayBeOrphan = entry.parent() == FIRST_PROCESS && serverUrl != null;
    return !mayBeOrphan && table.commandLine(entry.parent()).contains("supervisord");
  }

  private void note(int pid, Variables variables) {
    String group = Objects.requireNonNullElse(variables.value("SUPERVISOR_GROUP_NAME"), "?");
    String name = Objects.requireNonNullElse(variables.value("SUPERVISOR_PROCESS_NAME"), "?");
    String shown = group.equals(name) ? name : group + ":" + name;
    StringBuilder noted = pidsByName.get(shown);
    if (noted == null) {
      pidsByName.put(shown, new StringBuilder().append(pid));
    } else {
      noted.append(' ').append(pid);
    }
  }

  private String names() {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (String name : pidsByName.keySet()) {
      if (shown == MOST_NAMES) {
        return text + " and " + (pidsByName.size() - shown) + " more";
      }
      text.append(shown == 0 ? "" : ", ").append(name);
      text.append(" (pid ").append(pidsByName.get(name)).append(')');
      shown++;
    }
    return text.toString();
  }
}

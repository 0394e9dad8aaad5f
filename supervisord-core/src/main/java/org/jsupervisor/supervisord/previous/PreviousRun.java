package org.jsupervisor.supervisord.previous;

import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

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
  private final @Nullable ProcessEntry self;
  private final @Nullable String namespace;
  private String[] pids = {};
  private int looked;

  /**
   * {@code serverUrl} is what this daemon's programs are told of it, null if they are not; {@code
   * ownPid} is that of this daemon.
   */
  public PreviousRun(
      EventLoop loop,
      Path proc,
      int ownPid,
      @Nullable String serverUrl,
      Consumer<String> warnings) {
    this.loop = loop;
    this.table = new ProcessTable(proc);
    this.serverUrl = serverUrl;
    this.warnings = warnings;
    this.timer = loop.timer(this::look);
    this.self = table.entry(Integer.toString(ownPid));
    this.namespace = table.namespace(Integer.toString(ownPid));
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
      ProcessEntry entry = table.entry(pids[looked]);
      if (entry != null && isLeft(entry)) {
        note(entry);
      }
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

  private boolean isLeft(ProcessEntry entry) {
    return self != null
        && entry.startTicks() < self.startTicks()
        && "1".equals(entry.variable("SUPERVISOR_ENABLED"))
        && Objects.equals(serverUrl, entry.variable("SUPERVISOR_SERVER_URL"))
        && Objects.equals(namespace, table.namespace(Integer.toString(entry.pid())))
        && !isSupervised(entry);
  }

  /** The first process adopts orphans; a daemon that is the first one has another URL than ours. */
  private boolean isSupervised(ProcessEntry entry) {
    boolean mayBeOrphan = entry.parent() == FIRST_PROCESS && serverUrl != null;
    return !mayBeOrphan && table.isSupervisor(entry.parent());
  }

  private void note(ProcessEntry entry) {
    String group = Objects.requireNonNullElse(entry.variable("SUPERVISOR_GROUP_NAME"), "?");
    String name = Objects.requireNonNullElse(entry.variable("SUPERVISOR_PROCESS_NAME"), "?");
    String shown = group.equals(name) ? name : group + ":" + name;
    StringBuilder noted = pidsByName.get(shown);
    if (noted == null) {
      pidsByName.put(shown, new StringBuilder().append(entry.pid()));
    } else {
      noted.append(' ').append(entry.pid());
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

package org.jsupervisor.supervisord.group;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.PosixException;

/** The processes that are added, removed, started and stopped as one. Loop thread only. */
public final class ProcessGroup {
  private final Surroundings around;
  private final Map<String, ManagedProcess> processes = new LinkedHashMap<>();
  private final @Nullable EventListenerPool pool;
  private @Nullable GroupCompanion companion;
  private GroupConfig config;
  private Map<String, FastCgiSocket> sockets = new HashMap<>();

  /**
   * Builds the group: AUTO logs exist and FastCGI sockets have proved bindable when it returns.
   *
   * @throws IOException if an AUTO log cannot be created
   * @throws FastCgiSocketException if a socket cannot be bound
   */
  public ProcessGroup(GroupConfig config, Surroundings around) throws IOException {
    this.around = around;
    this.config = config;
    try {
      for (ProcessConfig process : config.processes()) {
        FastCgiSocket socket = socketOf(process, sockets, around);
        ChildOutputs outputs = ChildOutputs.create(process, around);
        processes.put(
            process.name(), new ManagedProcess(config.name(), process, around, outputs, socket));
      }
    } catch (IOException e) {
      // Those that have been made hear of others already, and would start when these are ready.
      for (ManagedProcess process : processes.values()) {
        process.discard();
      }
      throw e;
    }
    pool = config instanceof EventListenerPoolConfig listeners ? poolOf(listeners, around) : null;
    companion = around.companions().companionOf(this, around);
  }

  private EventListenerPool poolOf(EventListenerPoolConfig listeners, Surroundings around) {
    EventListenerPool made = new EventListenerPool(listeners, around);
    for (ManagedProcess process : processes.values()) {
      process.speakProtocol(made.newListener());
    }
    return made;
  }

  private static @Nullable FastCgiSocket socketOf(
      ProcessConfig process, Map<String, FastCgiSocket> sockets, Surroundings around)
      throws FastCgiSocketException {
    FastCgiSocketConfig wanted = process.socket();
    if (wanted == null) {
      return null;
    }
    FastCgiSocket known = sockets.get(wanted.url());
    if (known != null) {
      return known;
    }
    FastCgiSocket socket =
        new FastCgiSocket(wanted, around.posix(), around.sockets(), around.log());
    try {
      socket.acquire();
    } catch (PosixException e) {
      throw new FastCgiSocketException(wanted.url(), e);
    }
    socket.release();
    sockets.put(wanted.url(), socket);
    return socket;
  }

  public String name() {
    return config.name();
  }

  public GroupConfig config() {
    return config;
  }

  /** In start order. */
  public List<ManagedProcess> processes() {
    return List.copyOf(processes.values());
  }

  /** The socket that processes of the group share, null if it has none of that URL. */
  public @Nullable FastCgiSocket socket(String url) {
    return sockets.get(url);
  }

  /** What that process of the group is a part of, null if it runs for itself. */
  public @Nullable SharedService serviceOf(ManagedProcess process) {
    return companion == null ? null : companion.serviceOf(process);
  }

  /** Says that processes are being stopped to leave the group. */
  public void leaving(List<ManagedProcess> leaving) {
    if (companion != null) {
      companion.leaving(leaving);
    }
  }

  /** Says that those that were to leave stay after all. */
  public void stayed() {
    membersChanged();
  }

  private void membersChanged() {
    if (companion != null) {
      companion.membersChanged(this);
      return;
    }
    companion = around.companions().companionOf(this, around);
    if (companion != null) {
      companion.activated();
    }
  }

  /** By ascending priority those that a client's start of the whole group is about. */
  public List<ManagedProcess> toStart() {
    return companion == null ? byPriority() : companion.startRequested(byPriority());
  }

  /** By ascending priority those that a client's stop of the whole group is about: all. */
  public List<ManagedProcess> toStop() {
    if (companion != null) {
      companion.stopRequested();
    }
    return byPriority();
  }

  public @Nullable ManagedProcess process(String name) {
    return processes.get(name);
  }

  /** By ascending priority, ties in start order. */
  public List<ManagedProcess> byPriority() {
    List<ManagedProcess> sorted = new ArrayList<>(processes.values());
    sorted.sort((a, b) -> Integer.compare(a.config().priority(), b.config().priority()));
    return sorted;
  }

  /** Lets every process look at the clock: those that start by themselves become due. */
  public void activate() {
    if (companion != null) {
      companion.activated();
    }
    for (ManagedProcess process : processes.values()) {
      process.reconsider();
    }
  }

  /**
   * Adds programs that no configuration file knows; a later comparison finds the group changed.
   *
   * @throws IOException if an AUTO log cannot be created; then nothing is added
   */
  public void add(List<ProcessConfig> others) throws IOException {
    List<ProcessConfig> all = new ArrayList<>(config.processes());
    all.addAll(others);
    change(config.withProcesses(all));
  }

  /**
   * Brings the group to another configuration of its name and kind. Processes whose configuration
   * is the very object they have go on; those that are new become due if they start by themselves;
   * all others leave, and must be stopped. Not for pools of listeners.
   *
   * @throws IOException if an AUTO log or a FastCGI socket cannot be made; then nothing has changed
   */
  public void change(GroupConfig wanted) throws IOException {
    Map<String, ManagedProcess> staying = staying(wanted);
    Map<String, FastCgiSocket> shared = socketsOf(staying, wanted);
    Map<String, ChildOutputs> outputs = new HashMap<>();
    for (ProcessConfig process : wanted.processes()) {
      if (!staying.containsKey(process.name())) {
        socketOf(process, shared, around);
        outputs.put(process.name(), ChildOutputs.create(process, around));
      }
    }
    for (ManagedProcess process : processes.values()) {
      if (staying.get(process.name()) != process) {
        process.discard();
      }
    }
    config = wanted;
    sockets = shared;
    processes.clear();
    for (ProcessConfig process : wanted.processes()) {
      ManagedProcess member = staying.get(process.name());
      processes.put(process.name(), member == null ? added(process, outputs) : member);
    }
    membersChanged();
  }

  @SuppressWarnings("ReferenceEquality") // An equal configuration may say more than is compared.
  private Map<String, ManagedProcess> staying(GroupConfig wanted) {
    Map<String, ManagedProcess> staying = new HashMap<>();
    for (ProcessConfig process : wanted.processes()) {
      ManagedProcess current = processes.get(process.name());
      if (current != null && current.config() == process) {
        staying.put(process.name(), current);
      }
    }
    return staying;
  }

  /** Those that go on being used: by processes that stay, or by others that want the same. */
  private Map<String, FastCgiSocket> socketsOf(
      Map<String, ManagedProcess> staying, GroupConfig wanted) {
    Map<String, FastCgiSocket> used = new HashMap<>();
    for (ProcessConfig process : wanted.processes()) {
      FastCgiSocketConfig socket = process.socket();
      FastCgiSocket known = socket == null ? null : sockets.get(socket.url());
      boolean isUsed =
          known != null && (staying.containsKey(process.name()) || known.config().equals(socket));
      if (socket != null && known != null && isUsed) {
        used.put(socket.url(), known);
      }
    }
    return used;
  }

  private ManagedProcess added(ProcessConfig process, Map<String, ChildOutputs> outputs) {
    FastCgiSocketConfig socket = process.socket();
    ManagedProcess member =
        new ManagedProcess(
            name(),
            process,
            around,
            Objects.requireNonNull(outputs.get(process.name())),
            socket == null ? null : sockets.get(socket.url()));
    member.reconsider();
    return member;
  }

  /** Takes a process out, which must be stopped. */
  public void remove(ManagedProcess process) {
    process.discard();
    processes.remove(process.name());
    List<ProcessConfig> rest = new ArrayList<>();
    for (ProcessConfig each : config.processes()) {
      if (!each.name().equals(process.name())) {
        rest.add(each);
      }
    }
    config = config.withProcesses(rest);
    membersChanged();
  }

  /** Stops what runs and gives up what retries, highest priority number first. */
  public void stopAll() {
    List<ManagedProcess> ordered = toStop();
    for (int i = ordered.size() - 1; i >= 0; i--) {
      ManagedProcess process = ordered.get(i);
      if (process.state() == ProcessState.BACKOFF) {
        process.giveUp();
      } else if (process.state().isRunning()) {
        process.stop();
      }
    }
  }

  /** In start order. */
  public List<ManagedProcess> unstopped() {
    List<ManagedProcess> unstopped = new ArrayList<>();
    for (ManagedProcess process : processes.values()) {
      if (!process.state().isStopped()) {
        unstopped.add(process);
      }
    }
    return unstopped;
  }

  /** Whether its listeners have yet to deal with events; never so for groups of programs. */
  public boolean hasEvents() {
    return pool != null && pool.isWorking();
  }

  /** Has the action run, once, when its listeners have dealt with all events; null forgets it. */
  public void whenEventsAreDone(@Nullable Runnable action) {
    if (pool != null) {
      pool.whenIdle(action);
    }
  }

  /** Ends timers and subscriptions; every process must be stopped. */
  public void discard() {
    if (companion != null) {
      companion.discard();
    }
    for (ManagedProcess process : processes.values()) {
      process.discard();
    }
    if (pool != null) {
      pool.discard();
    }
  }
}

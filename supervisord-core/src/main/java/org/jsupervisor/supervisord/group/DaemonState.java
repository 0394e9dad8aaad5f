package org.jsupervisor.supervisord.group;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.dependency.Target;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.rpc.api.ProcessState;

/** What groups and processes follow of the whole. Confined to the loop thread. */
public final class DaemonState {
  private SupervisordConfig config;
  private final IdentityHashMap<ProcessConfig, ChildOutputs> outputs = new IdentityHashMap<>();
  private boolean mayStart = true;
  private long draws;
  private Runnable shutdown = () -> {};
  private int exitStatus;
  private final List<StateWatcher> watchers = new ArrayList<>();
  private final Set<String> heldBack = new HashSet<>();
  private @Nullable ProcessDirectory directory;

  public DaemonState(SupervisordConfig config) {
    this.config = config;
  }

  /** The configuration last read: identifier, strip_ansi and the like follow a reread. */
  public SupervisordConfig config() {
    return config;
  }

  public void reread(SupervisordConfig reread) {
    this.config = reread;
    outputs.clear();
  }

  /** Takes another configuration, as if it had been read that way; logs are kept. */
  public void replace(SupervisordConfig changed) {
    this.config = changed;
  }

  /** The logs a process had when it was added before; null since the configuration was read. */
  @Nullable ChildOutputs outputs(ProcessConfig process) {
    return outputs.get(process);
  }

  void keep(ProcessConfig process, ChildOutputs logs) {
    outputs.put(process, logs);
  }

  /**
   * A number from 0 to below 1, another one with each call (the mixing of SplitMix64). A generator
   * of the library would be loaded at every start, for programs that do without.
   */
  double draw(long seed) {
    draws += 0x9E3779B97F4A7C15L;
    long mixed = seed + draws;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return (mixed >>> 11) * 0x1.0p-53;
  }

  /** Whether processes start by themselves; false once the daemon is stopping. */
  public boolean mayStart() {
    return mayStart;
  }

  public void forbidStarts() {
    mayStart = false;
  }

  /** Has the processes of a group start only once it is let go. */
  public void holdBack(String group) {
    heldBack.add(group);
  }

  /** Has the processes of a group start again that want to. */
  public void letGo(String group) {
    heldBack.remove(group);
    for (ManagedProcess process : processes(Target.all(group))) {
      process.reconsider();
    }
  }

  public boolean isHeldBack(String group) {
    return !heldBack.isEmpty() && heldBack.contains(group);
  }

  /** Sets who shuts the daemon down. */
  public void onShutdownRequest(Runnable action) {
    shutdown = action;
  }

  /** Has the daemon shut down, and end with that status, unless it does so already. */
  public void requestShutdown(int status) {
    if (mayStart) {
      exitStatus = status;
      shutdown.run();
    }
  }

  /** What the daemon ends with, 0 unless a program has it shut down. */
  public int exitStatus() {
    return exitStatus;
  }

  /** Sets who finds processes. */
  public void findWith(ProcessDirectory finder) {
    directory = finder;
  }

  /** The processes that are meant and there now. */
  public List<ManagedProcess> processes(Target target) {
    return directory == null ? List.of() : directory.processes(target);
  }

  /** All that are there now, in the order of starts. */
  public List<ManagedProcess> processes() {
    return directory == null ? List.of() : directory.processesByPriority();
  }

  /** What the process is a part of, null if it runs for itself. */
  public @Nullable SharedService serviceOf(ManagedProcess process) {
    return directory == null ? null : directory.serviceOf(process);
  }

  /** Whether the process belongs to a group that is there. */
  public boolean has(ManagedProcess process) {
    return processes(new Target(process.groupName(), process.name())).contains(process);
  }

  /** Whether anybody hears of every process; without dependencies nobody does. */
  public boolean isWatched() {
    return !watchers.isEmpty();
  }

  /** Has the watcher hear of every process. */
  public void watch(StateWatcher watcher) {
    watchers.add(watcher);
  }

  public void unwatch(StateWatcher watcher) {
    watchers.remove(watcher);
  }

  /** Tells the watchers; {@code before} is the state it has if something else has changed. */
  public void changed(ManagedProcess process, ProcessState before) {
    if (!watchers.isEmpty()) {
      for (StateWatcher watcher : List.copyOf(watchers)) {
        watcher.changed(process, before);
      }
    }
  }
}

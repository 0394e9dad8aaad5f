package org.jsupervisor.supervisord.control;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ConfigDiff;
import org.jsupervisor.config.ProgramCounts;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.ending.Ends;
import org.jsupervisor.supervisord.event.Events;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;

/** The supervised whole: groups, mood, reload and ordered end. Confined to the loop thread. */
public final class Supervisor {
  private final Surroundings around;
  private final ConfigSource configSource;
  private final MainLogFile mainLog;
  private final Runnable whenStopped;
  private final Groups groups = new Groups();
  private final Scales scales = new Scales();
  private final Ticks ticks;
  private final Ends ends;
  private SupervisorState state = SupervisorState.RUNNING;
  private boolean stopping;
  private @Nullable OrderedStop stop;
  private @Nullable Timer shutdownLimit;

  /** {@code whenStopped} runs once every group has stopped after a shutdown or restart. */
  public Supervisor(
      Surroundings around, ConfigSource configSource, MainLogFile mainLog, Runnable whenStopped) {
    this.around = around;
    this.configSource = configSource;
    this.mainLog = mainLog;
    this.whenStopped = whenStopped;
    this.ticks = new Ticks(around.loop(), around.bus());
    around.state().onShutdownRequest(this::shutdown);
    around.state().findWith(groups);
    this.ends = new Ends(around);
  }

  /**
   * Builds every configured group, without starting a process.
   *
   * @throws IOException if an AUTO log or a FastCGI socket cannot be made; the message says which
   */
  public void addConfiguredGroups() throws IOException {
    for (GroupConfig group : around.state().config().groups()) {
      if (!groups.has(group.name())) {
        add(group);
      }
    }
  }

  /** Announces that the daemon runs; from the next turn on processes start. */
  public void run() {
    around.bus().publish(Events.supervisorRunning());
    for (ProcessGroup group : groups.byPriority()) {
      group.activate();
    }
  }

  public SupervisorState state() {
    return state;
  }

  /** What the control surfaces may ask. */
  public SupervisorControl control(int pid) {
    return new ControlDesk(this, around, groups, mainLog, pid);
  }

  /** What may change the groups at run time. */
  public GroupEditor editor(ProgramSource programs) {
    return new GroupEditor(this, around, groups, programs);
  }

  /** Begins an ordered shutdown, also in the middle of a restart. */
  public void shutdown() {
    end(SupervisorState.SHUTDOWN);
    limitShutdown();
  }

  private void limitShutdown() {
    Duration timeout = around.state().config().end().shutdownTimeout();
    if (timeout != null && shutdownLimit == null) {
      long end = around.loop().nowNanos() + timeout.toNanos();
      shutdownLimit = around.loop().schedule(end, () -> hurry(timeout));
    }
  }

  private void hurry(Duration timeout) {
    if (stop == null) {
      around.loop().afterIo(() -> hurry(timeout));
    } else {
      stop.hurry("the shutdown has taken " + Seconds.text(timeout) + " seconds (shutdown_timeout)");
    }
  }

  /** Begins an ordered stop after which the daemon starts anew; no way back from a shutdown. */
  public void restart() {
    if (state != SupervisorState.SHUTDOWN) {
      end(SupervisorState.RESTARTING);
    }
  }

  private void end(SupervisorState mood) {
    state = mood;
    around.state().forbidStarts();
    if (!stopping) {
      stopping = true;
      around.loop().afterIo(this::stopGroups);
    }
  }

  private void stopGroups() {
    around.bus().publish(Events.supervisorStopping());
    stop = new OrderedStop(groups, around, this::ended);
    stop.next();
  }

  private void ended() {
    if (shutdownLimit != null) {
      shutdownLimit.cancel();
    }
    ticks.stop();
    ends.stop();
    for (ProcessGroup group : groups.all()) {
      group.discard();
    }
    whenStopped.run();
  }

  /** Closes and reopens the main log and the logs of running children. */
  public void reopenLogs() {
    around.log().log(LogLevel.INFO, "supervisord logreopen");
    mainLog.reopen();
    for (ProcessGroup group : groups.all()) {
      for (ManagedProcess process : group.processes()) {
        process.reopenLogs();
      }
    }
  }

  ReloadResult reloadConfig() throws ControlFault {
    Scales.Reading reading = scales.reading();
    SupervisordConfig reread = read(reading);
    scales.keep(reading);
    around.state().reread(reread);
    ends.reread();
    ConfigDiff diff = ConfigDiff.between(activeConfigs(), reread.groups());
    return new ReloadResult(diff.added(), diff.changed(), diff.removed());
  }

  /** Reads the configuration again and does nothing with it. */
  SupervisordConfig read(ProgramCounts counts) throws ControlFault {
    try {
      return configSource.load(counts);
    } catch (ConfigException e) {
      throw new ControlFault(Fault.CANT_REREAD, e.getMessage());
    }
  }

  /** The programs that have been scaled. */
  Scales scales() {
    return scales;
  }

  void addProcessGroup(String name) throws ControlFault {
    GroupConfig config = configured(name);
    if (groups.has(name)) {
      throw new ControlFault(Fault.ALREADY_ADDED, name);
    }
    addProcessGroup(config);
  }

  void addProcessGroup(GroupConfig config) throws ControlFault {
    try {
      add(config).activate();
    } catch (IOException e) {
      throw new ControlFault(Fault.FAILED, e.getMessage());
    }
  }

  /** The group as the configuration last read has it. */
  GroupConfig configured(String name) throws ControlFault {
    GroupConfig group = GroupConfig.find(around.state().config().groups(), name);
    if (group == null) {
      throw new ControlFault(Fault.BAD_NAME, name);
    }
    return group;
  }

  void removeProcessGroup(String name) throws ControlFault {
    ProcessGroup group = groups.group(name);
    if (!group.unstopped().isEmpty()) {
      throw new ControlFault(Fault.STILL_RUNNING, name);
    }
    group.discard();
    groups.remove(group);
    around.bus().publish(Events.groupRemoved(name));
    ticks.update();
  }

  private ProcessGroup add(GroupConfig config) throws IOException {
    ProcessGroup group = new ProcessGroup(config, around);
    groups.add(group);
    ends.added(config);
    around.bus().publish(Events.groupAdded(config.name()));
    ticks.update();
    return group;
  }

  /** Programs were added to a group. */
  void extended(ProcessGroup group) {
    ends.added(group.config());
  }

  private List<GroupConfig> activeConfigs() {
    List<GroupConfig> configs = new ArrayList<>();
    for (ProcessGroup group : groups.all()) {
      configs.add(group.config());
    }
    return configs;
  }
}

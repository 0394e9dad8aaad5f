package org.jsupervisor.supervisord.control;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.event.Events;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;

/** Answers the control surfaces by asking the groups. Confined to the loop thread. */
final class ControlDesk implements SupervisorControl {
  private final Supervisor supervisor;
  private final Surroundings around;
  private final Groups groups;
  private final MainLogFile mainLog;
  private final StartAction starts;
  private final StopAction stops;
  private final ReloadAction reloads;
  private final ChangeAction changes;
  private final int pid;
  private final ZoneId zone = ZoneId.systemDefault();
  private @Nullable RollAction rolls;
  private @Nullable UpdateAction updates;

  ControlDesk(
      Supervisor supervisor, Surroundings around, Groups groups, MainLogFile mainLog, int pid) {
    this.supervisor = supervisor;
    this.around = around;
    this.groups = groups;
    this.mainLog = mainLog;
    this.starts = new StartAction(around.state());
    this.stops = new StopAction(around);
    this.reloads = new ReloadAction(around);
    this.changes = new ChangeAction(supervisor, around, groups, stops);
    this.pid = pid;
  }

  @Override
  public SupervisorState state() {
    return supervisor.state();
  }

  @Override
  public String identifier() {
    return around.state().config().identifier();
  }

  @Override
  public int pid() {
    return pid;
  }

  @Override
  public void shutdown() {
    supervisor.shutdown();
  }

  @Override
  public void restart() {
    supervisor.restart();
  }

  @Override
  public ReloadResult reloadConfig() throws ControlFault {
    return supervisor.reloadConfig();
  }

  @Override
  public void addProcessGroup(String name) throws ControlFault {
    supervisor.addProcessGroup(name);
  }

  @Override
  public void removeProcessGroup(String name) throws ControlFault {
    supervisor.removeProcessGroup(name);
  }

  @Override
  public void updateProcessGroup(String name, Answer<GroupChange> answer) {
    changes.update(name, answer);
  }

  @Override
  public void scaleProgram(String name, long count, Answer<GroupChange> answer) {
    new ScaleAction(supervisor, around, groups, changes).scale(name, count, answer);
  }

  @Override
  public List<ScalableProgram> scalablePrograms() throws ControlFault {
    return new ScaleAction(supervisor, around, groups, changes).candidates();
  }

  @Override
  public void rollGroup(String group, Answer<RollResult> answer) {
    if (rolls == null) {
      rolls = new RollAction(around, groups, starts, stops);
    }
    rolls.group(group, answer);
  }

  @Override
  public UpdatePlan planUpdate() throws ControlFault {
    return updates().plan();
  }

  @Override
  public void update(Answer<UpdateResult> answer) {
    updates().run(answer);
  }

  private UpdateAction updates() {
    if (updates == null) {
      updates = new UpdateAction(supervisor, around, groups, stops, changes);
    }
    return updates;
  }

  @Override
  public List<String> emptyGroups() {
    return groups.empty();
  }

  @Override
  public ProcessInfo processInfo(Namespec name) throws ControlFault {
    return ProcessInfos.of(groups.process(name), nowEpochSecond(), zone);
  }

  @Override
  public List<ProcessInfo> allProcessInfo() {
    return ProcessInfos.all(groups, nowEpochSecond(), zone);
  }

  @Override
  public int restarts(String group, String process) {
    return groups.restarts(group, process);
  }

  private long nowEpochSecond() {
    return around.loop().nowWall().getEpochSecond();
  }

  @Override
  public List<ConfiguredProcess> allConfiguredProcesses() {
    List<ConfiguredProcess> configured = new ArrayList<>();
    for (GroupConfig group : around.state().config().groups()) {
      for (ProcessConfig process : group.processes()) {
        configured.add(configured(group, process));
      }
    }
    configured.sort((a, b) -> a.process().name().compareTo(b.process().name()));
    return configured;
  }

  private ConfiguredProcess configured(GroupConfig group, ProcessConfig process) {
    ManagedProcess active = groups.activeWith(group, process);
    return new ConfiguredProcess(
        group,
        process,
        groups.has(group.name()),
        logText(process.stdout(), active == null ? null : active.outputs().stdoutPath()),
        logText(process.stderr(), active == null ? null : active.outputs().stderrPath()));
  }

  private static String logText(LogFileConfig config, @Nullable String activePath) {
    return switch (config.target()) {
      case NONE -> "none";
      case PATH -> String.valueOf(config.path());
      case AUTO -> activePath == null ? "auto" : activePath;
    };
  }

  @Override
  public void startProcess(Namespec name, boolean wait, Answer<Boolean> answer) {
    try {
      starts.one(groups.process(name), name.text(), wait, answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  @Override
  public void startGroup(String group, boolean wait, Answer<List<ActionResult>> answer) {
    try {
      starts.all(groups.group(group).toStart(), wait, answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  @Override
  public void startAll(boolean wait, Answer<List<ActionResult>> answer) {
    starts.all(groups.toStart(), wait, answer);
  }

  @Override
  public void stopProcess(Namespec name, boolean wait, Answer<Boolean> answer) {
    try {
      stops.one(groups.process(name), name.text(), wait, answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  @Override
  public void stopGroup(String group, boolean wait, Answer<List<ActionResult>> answer) {
    try {
      stops.all(groups.group(group).toStop(), wait, answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  @Override
  public void stopAll(boolean wait, Answer<List<ActionResult>> answer) {
    stops.all(groups.toStop(), wait, answer);
  }

  @Override
  public void reloadProcess(Namespec name, boolean wait, Answer<Boolean> answer) {
    try {
      reloads.one(groups.process(name), name.text(), wait, answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  @Override
  public void reloadGroup(String group, boolean wait, Answer<List<ActionResult>> answer) {
    try {
      reloads.group(groups.group(group).byPriority(), wait, answer);
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  @Override
  public void reloadAll(boolean wait, Answer<List<ActionResult>> answer) {
    reloads.everything(groups.processesByPriority(), wait, answer);
  }

  @Override
  public boolean canReload(String group, String process) {
    return groups.canReload(group, process);
  }

  @Override
  public void signalProcess(Namespec name, String signal) throws ControlFault {
    SignalActions.one(groups.process(name), name.text(), signal);
  }

  @Override
  public List<ActionResult> signalGroup(String group, String signal) throws ControlFault {
    return SignalActions.all(groups.group(group).byPriority(), signal);
  }

  @Override
  public List<ActionResult> signalAll(String signal) {
    return SignalActions.all(groups.processesByPriority(), signal);
  }

  @Override
  public @Nullable String logfile(Namespec name, OutputChannel channel) throws ControlFault {
    return LogActions.path(groups.process(name), channel);
  }

  @Override
  public @Nullable String mainLogfile() {
    return mainLog.path();
  }

  @Override
  public void clearMainLog() throws ControlFault {
    LogActions.clearMainLog(mainLog, around.log());
  }

  @Override
  public void clearLogs(Namespec name) throws ControlFault {
    LogActions.clear(groups.process(name), name.text());
  }

  @Override
  public List<ActionResult> clearAllLogs() {
    return LogActions.clearAll(groups.processesByPriority());
  }

  @Override
  public void sendStdin(Namespec name, byte[] bytes) throws ControlFault {
    ManagedProcess process = groups.process(name);
    if (process.status().pid() == 0 || process.state() == ProcessState.STOPPING) {
      throw new ControlFault(Fault.NOT_RUNNING, name.text());
    }
    if (!process.writeStdin(bytes)) {
      throw new ControlFault(Fault.NO_FILE, name.text());
    }
  }

  @Override
  public void sendRemoteCommEvent(String type, String data) {
    around.bus().publish(Events.remoteCommunication(type, data));
  }
}

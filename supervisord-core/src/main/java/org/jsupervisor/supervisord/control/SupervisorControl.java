package org.jsupervisor.supervisord.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.SupervisorState;

/**
 * What the control surfaces may ask of the daemon (control.md 2.5). Confined to the loop thread;
 * nothing blocks. The mood is not checked here: callers refuse what they must while stopping.
 */
public interface SupervisorControl {
  SupervisorState state();

  String identifier();

  int pid();

  /** Begins an ordered shutdown. */
  void shutdown();

  /** Begins a restart: everything stops, the configuration is read anew, everything starts. */
  void restart();

  /** Reads the configuration again and compares; applies nothing (daemon.md 8.1). */
  ReloadResult reloadConfig() throws ControlFault;

  void addProcessGroup(String name) throws ControlFault;

  void removeProcessGroup(String name) throws ControlFault;

  /** Brings an active group to the configuration last read, without touching what is the same. */
  void updateProcessGroup(String name, Answer<GroupChange> answer);

  /**
   * Gives a program another number of processes, which it keeps until its numprocs is changed or
   * the daemon ends.
   *
   * @param name the program, or {@code group:program} if several groups have it
   */
  void scaleProgram(String name, long count, Answer<GroupChange> answer);

  /** The programs that can be scaled, as the configuration is now; reads it and applies nothing. */
  List<ScalableProgram> scalablePrograms() throws ControlFault;

  /** Restarts the running processes of a group one after the other. */
  void rollGroup(String group, Answer<RollResult> answer);

  /** What {@link #update} would do; reads the configuration and applies nothing. */
  UpdatePlan planUpdate() throws ControlFault;

  /** Reads the configuration and applies what has changed to the groups. */
  void update(Answer<UpdateResult> answer);

  /** The active groups that have no process, in order of adding. */
  List<String> emptyGroups();

  /** One process; a name of a whole group is a bad name. */
  ProcessInfo processInfo(Namespec name) throws ControlFault;

  /** Every process, by group name, then process name. */
  List<ProcessInfo> allProcessInfo();

  /** How often a process was started again since its group was added; 0 if there is none. */
  int restarts(String group, String process);

  /** Every process of the configuration last read, by process name. */
  List<ConfiguredProcess> allConfiguredProcesses();

  void startProcess(Namespec name, boolean wait, Answer<Boolean> answer);

  void startGroup(String group, boolean wait, Answer<List<ActionResult>> answer);

  void startAll(boolean wait, Answer<List<ActionResult>> answer);

  void stopProcess(Namespec name, boolean wait, Answer<Boolean> answer);

  void stopGroup(String group, boolean wait, Answer<List<ActionResult>> answer);

  void stopAll(boolean wait, Answer<List<ActionResult>> answer);

  /** Has a running program read its configuration anew, if it has a way to do so. */
  void reloadProcess(Namespec name, boolean wait, Answer<Boolean> answer);

  /** The same for all of a group that run. */
  void reloadGroup(String group, boolean wait, Answer<List<ActionResult>> answer);

  /** The same for all that run and have a way to do so. */
  void reloadAll(boolean wait, Answer<List<ActionResult>> answer);

  /** Whether a process has a way to be reloaded; false if there is none. */
  boolean canReload(String group, String process);

  /** Sends a signal given by name or number, as the client wrote it. */
  void signalProcess(Namespec name, String signal) throws ControlFault;

  List<ActionResult> signalGroup(String group, String signal) throws ControlFault;

  List<ActionResult> signalAll(String signal) throws ControlFault;

  /** Where the output goes, null if it is not kept in a file. */
  @Nullable String logfile(Namespec name, OutputChannel channel) throws ControlFault;

  /** Where the main log is, null if it is not a file. */
  @Nullable String mainLogfile();

  void clearMainLog() throws ControlFault;

  void clearLogs(Namespec name) throws ControlFault;

  List<ActionResult> clearAllLogs();

  /** Writes to the process's standard input, nothing appended. */
  void sendStdin(Namespec name, byte[] bytes) throws ControlFault;

  /** Announces a REMOTE_COMMUNICATION event. */
  void sendRemoteCommEvent(String type, String data);
}

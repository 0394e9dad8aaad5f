package org.jsupervisor.supervisord.surface;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.control.ActionResult;
import org.jsupervisor.supervisord.control.Answer;
import org.jsupervisor.supervisord.control.ConfiguredProcess;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.OutputChannel;
import org.jsupervisor.supervisord.control.ReloadResult;
import org.jsupervisor.supervisord.control.RollResult;
import org.jsupervisor.supervisord.control.ScalableProgram;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.control.UpdatePlan;
import org.jsupervisor.supervisord.control.UpdateResult;

/** A supervisor whose processes are a table, whose answers wait for the test, and which notes. */
public final class FakeControl implements SupervisorControl {
  public final List<String> requests = new ArrayList<>();
  public final Map<String, ProcessInfo> processes = new LinkedHashMap<>();
  public final Map<String, String> logfiles = new LinkedHashMap<>();
  public final List<Answer<Boolean>> waiting = new ArrayList<>();
  public final List<Answer<List<ActionResult>>> waitingForMany = new ArrayList<>();
  public final List<ConfiguredProcess> configured = new ArrayList<>();
  public final List<ScalableProgram> scalable = new ArrayList<>();
  public final List<String> emptyGroups = new ArrayList<>();
  public final List<Answer<RollResult>> waitingRolls = new ArrayList<>();
  public final List<Answer<UpdateResult>> waitingUpdates = new ArrayList<>();
  public UpdatePlan plan = new UpdatePlan(List.of(), List.of(), List.of());
  public int restarts;
  public boolean reloadable;
  public SupervisorState state = SupervisorState.RUNNING;
  public @Nullable String mainLogfile;
  public @Nullable ControlFault refusal;

  public void add(String group, String name, ProcessState state) {
    processes.put(
        Namespec.of(group, name),
        new ProcessInfo(
            name,
            group,
            11,
            0,
            22,
            state,
            "",
            0,
            "/o.log",
            "/e.log",
            7,
            "pid 7 <&> \"'",
            Map.of()));
  }

  private ProcessInfo found(Namespec name) throws ControlFault {
    ProcessInfo info =
        name.isWholeGroup()
            ? null
            : processes.get(Namespec.of(name.group(), String.valueOf(name.process())));
    if (info == null) {
      throw new ControlFault(Fault.BAD_NAME, name.text());
    }
    return info;
  }

  private void note(String request) throws ControlFault {
    requests.add(request);
    if (refusal != null) {
      throw refusal;
    }
  }

  private static List<ActionResult> results() {
    return List.of(
        new ActionResult("a", "g", Fault.SUCCESS, "OK"),
        new ActionResult("b", "g", Fault.BAD_SIGNAL, "BAD_SIGNAL: NOPE"));
  }

  @Override
  public SupervisorState state() {
    return state;
  }

  @Override
  public String identifier() {
    return "supervisor";
  }

  @Override
  public int pid() {
    return 4711;
  }

  @Override
  public void shutdown() {
    requests.add("shutdown");
  }

  @Override
  public void restart() {
    requests.add("restart");
  }

  @Override
  public ReloadResult reloadConfig() throws ControlFault {
    note("reloadConfig");
    return new ReloadResult(List.of("fresh"), List.of("cat"), List.of("idle"));
  }

  @Override
  public void addProcessGroup(String name) throws ControlFault {
    note("add " + name);
  }

  @Override
  public void removeProcessGroup(String name) throws ControlFault {
    note("remove " + name);
  }

  @Override
  public void updateProcessGroup(String name, Answer<GroupChange> answer) {
    try {
      note("update " + name);
      answer.succeed(
          new GroupChange("g", false, List.of("a"), List.of("b"), List.of("c"), List.of("d")));
    } catch (ControlFault e) {
      answer.fail(e);
    }
  }

  @Override
  public void scaleProgram(String name, long count, Answer<GroupChange> answer) {
    requests.add("scale " + name + " " + count);
    if (refusal != null) {
      answer.fail(refusal);
      return;
    }
    answer.succeed(new GroupChange("g", false, List.of(), List.of(), List.of("c"), List.of("d")));
  }

  @Override
  public List<ScalableProgram> scalablePrograms() throws ControlFault {
    note("scalable");
    return scalable;
  }

  @Override
  public void rollGroup(String group, Answer<RollResult> answer) {
    requests.add("roll " + group);
    waitingRolls.add(answer);
  }

  @Override
  public UpdatePlan planUpdate() throws ControlFault {
    note("plan");
    return plan;
  }

  @Override
  public void update(Answer<UpdateResult> answer) {
    requests.add("update");
    waitingUpdates.add(answer);
  }

  @Override
  public List<String> emptyGroups() {
    return emptyGroups;
  }

  @Override
  public ProcessInfo processInfo(Namespec name) throws ControlFault {
    return found(name);
  }

  @Override
  public List<ProcessInfo> allProcessInfo() {
    return List.copyOf(processes.values());
  }

  @Override
  public int restarts(String group, String process) {
    return restarts;
  }

  @Override
  public List<ConfiguredProcess> allConfiguredProcesses() {
    return configured;
  }

  private void later(String request, Answer<Boolean> answer) {
    requests.add(request);
    waiting.add(answer);
  }

  private void laterMany(String request, Answer<List<ActionResult>> answer) {
    requests.add(request);
    if (refusal == null) {
      waitingForMany.add(answer);
    } else {
      answer.fail(refusal);
    }
  }

  public void settle() {
    List<Answer<Boolean>> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(answer -> answer.succeed(true));
    List<Answer<List<ActionResult>>> many = List.copyOf(waitingForMany);
    waitingForMany.clear();
    many.forEach(answer -> answer.succeed(results()));
  }

  public void settle(ControlFault fault) {
    List<Answer<Boolean>> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(answer -> answer.fail(fault));
  }

  @Override
  public void startProcess(Namespec name, boolean wait, Answer<Boolean> answer) {
    later("start " + name.text() + " " + wait, answer);
  }

  @Override
  public void startGroup(String group, boolean wait, Answer<List<ActionResult>> answer) {
    laterMany("start group " + group + " " + wait, answer);
  }

  @Override
  public void startAll(boolean wait, Answer<List<ActionResult>> answer) {
    laterMany("start all " + wait, answer);
  }

  @Override
  public void stopProcess(Namespec name, boolean wait, Answer<Boolean> answer) {
    later("stop " + name.text() + " " + wait, answer);
  }

  @Override
  public void stopGroup(String group, boolean wait, Answer<List<ActionResult>> answer) {
    laterMany("stop group " + group + " " + wait, answer);
  }

  @Override
  public void stopAll(boolean wait, Answer<List<ActionResult>> answer) {
    laterMany("stop all " + wait, answer);
  }

  @Override
  public void reloadProcess(Namespec name, boolean wait, Answer<Boolean> answer) {
    later("reload " + name.text() + " " + wait, answer);
  }

  @Override
  public void reloadGroup(String group, boolean wait, Answer<List<ActionResult>> answer) {
    laterMany("reload group " + group + " " + wait, answer);
  }

  @Override
  public void reloadAll(boolean wait, Answer<List<ActionResult>> answer) {
    laterMany("reload all " + wait, answer);
  }

  @Override
  public boolean canReload(String group, String process) {
    return reloadable;
  }

  @Override
  public void signalProcess(Namespec name, String signal) throws ControlFault {
    note("signal " + name.text() + " " + signal);
  }

  @Override
  public List<ActionResult> signalGroup(String group, String signal) throws ControlFault {
    note("signal group " + group + " " + signal);
    return results();
  }

  @Override
  public List<ActionResult> signalAll(String signal) throws ControlFault {
    note("signal all " + signal);
    return results();
  }

  @Override
  public @Nullable String logfile(Namespec name, OutputChannel channel) throws ControlFault {
    found(name);
    return logfiles.get(name.text() + " " + channel);
  }

  @Override
  public @Nullable String mainLogfile() {
    return mainLogfile;
  }

  @Override
  public void clearMainLog() throws ControlFault {
    note("clear main");
  }

  @Override
  public void clearLogs(Namespec name) throws ControlFault {
    note("clear " + name.text());
  }

  @Override
  public List<ActionResult> clearAllLogs() {
    requests.add("clear all");
    return results();
  }

  @Override
  public void sendStdin(Namespec name, byte[] bytes) throws ControlFault {
    note("stdin " + name.text() + " " + new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void sendRemoteCommEvent(String type, String data) {
    requests.add("event " + type + " " + data);
  }
}

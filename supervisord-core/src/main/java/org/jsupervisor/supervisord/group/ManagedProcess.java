package org.jsupervisor.supervisord.group;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.process.Effect;
import org.jsupervisor.supervisord.process.Input;
import org.jsupervisor.supervisord.process.ProcessMachine;
import org.jsupervisor.supervisord.process.ProcessStatus;
import org.jsupervisor.supervisord.process.Transition;
import org.jsupervisor.supervisord.spawn.CommandException;
import org.jsupervisor.supervisord.spawn.CommandLookup;
import org.jsupervisor.supervisord.spawn.ExitCause;
import org.jsupervisor.supervisord.spawn.Reaper;
import org.jsupervisor.supervisord.spawn.SpawnFailure;
import org.jsupervisor.supervisord.spawn.Spawner;

/** One supervised process: feeds its machine and carries out the effects. Loop thread only. */
public final class ManagedProcess implements Reaper.Child {
  /** Is told after every input that changed the state. */
  public interface Observer {
    void stateChanged(ManagedProcess process);
  }

  private final String groupName;
  private final ProcessConfig config;
  private final Surroundings around;
  private final ChildOutputs outputs;
  private final ChildResources child;
  private final StateObservers observers = new StateObservers();
  private final Companions companions;
  private final ChildSignals signals;
  private final Timer timer;
  private int starts;
  private ProcessStatus status = ProcessStatus.initial();
  private @Nullable EventListener listener;
  private @Nullable Reaped lastEnd;

  ManagedProcess(
      String groupName,
      ProcessConfig config,
      Surroundings around,
      ChildOutputs outputs,
      @Nullable FastCgiSocket socket) {
    this.groupName = groupName;
    this.config = config;
    this.around = around;
    this.outputs = outputs;
    this.child = new ChildResources(socket);
    this.signals = new ChildSignals(config.name(), around);
    this.timer = around.loop().timer(this::tick);
    this.companions = new Companions(around.companions().companionsOf(this, around));
  }

  public String name() {
    return config.name();
  }

  public String groupName() {
    return groupName;
  }

  public ProcessConfig config() {
    return config;
  }

  public ProcessStatus status() {
    return status;
  }

  public ProcessState state() {
    return status.state();
  }

  /** How many starts were tried after the first. */
  public int restarts() {
    return Math.max(0, starts - 1);
  }

  /** Where the child's output goes. */
  public ChildOutputs outputs() {
    return outputs;
  }

  /** Makes the child's stdout the protocol of an event listener. */
  void speakProtocol(EventListener protocol) {
    listener = protocol;
    protocol.attach(this);
  }

  /** Takes the child's stdout, null for ordinary programs. */
  @Nullable EventListener listener() {
    return listener;
  }

  /** Whether it is an event listener. */
  public boolean isListener() {
    return listener != null;
  }

  public void observe(Observer observer) {
    observers.add(observer);
  }

  public void unobserve(Observer observer) {
    observers.remove(observer);
  }

  /** Lets the machine look at the clock as soon as the loop gets to it, in a new turn. */
  public void reconsider() {
    timer.reschedule(around.loop().nowNanos());
  }

  /** Checks, without starting anything, that the command can be found and executed. */
  public void checkCommand() throws CommandException {
    around.spawner().check(groupName, config);
  }

  /** Starts on request, or as soon as its companions allow it. */
  public void start() {
    companions.startRequested();
    boolean isAllowed = companions.allowsStart() && !around.state().isHeldBack(groupName);
    apply(isAllowed ? new Input.Start() : new Input.Await());
  }

  /** Has a process that does not run start as soon as its companions allow it. */
  public void awaitStart() {
    apply(new Input.Await());
    reconsider();
  }

  /** All that goes along with it, as one. */
  public Companion companion() {
    return companions;
  }

  /** Whether a start on request is put off until its companions allow it. */
  public boolean isAwaitingStart() {
    return !state().isRunning() && status.stage() == ProcessStatus.Stage.RESTARTING;
  }

  /** Keeps a process that does not run from starting by itself; false if it would not anyway. */
  public boolean hold() {
    if (!startsByItself()) {
      return false;
    }
    apply(new Input.Hold());
    observers.tell(this, state(), around.state());
    return true;
  }

  /** Whether it starts by itself now, if it may. */
  public boolean isDueToStart() {
    return ProcessMachine.isStartDue(status, config, around.now());
  }

  /** Whether it does not run but starts by itself, now or later. */
  public boolean startsByItself() {
    return state().isStopped() && ProcessMachine.startsByItself(status, config);
  }

  /**
   * Looks at the clock again after a start on request: with startsecs=0 the process counts as
   * RUNNING before its end can be seen, so that one that ends at once was started all the same.
   */
  public void settle() {
    around.loop().refresh();
    tick();
  }

  public void stop() {
    apply(new Input.Stop());
  }

  /** Stops the process and starts it again; of no effect unless it is STARTING or RUNNING. */
  public void restart() {
    if (state() == ProcessState.STARTING || state() == ProcessState.RUNNING) {
      apply(new Input.Restart());
    }
  }

  /** Kills one that is RUNNING and certainly has nothing to do; its next start is no restart. */
  public void retire(String reason) {
    starts = 0;
    apply(new Input.Retire(reason));
  }

  /** Tells that the process can do its work; of no effect unless it is STARTING. */
  public void ready() {
    if (state() == ProcessState.STARTING) {
      apply(new Input.Ready());
    }
  }

  /** What is to be known about the process beyond what supervisor tells, by name. */
  public Map<String, String> facts() {
    return companions.facts();
  }

  /** Ends it at once, without asking it to stop; it must not be stopped, nor in BACKOFF. */
  public void kill() {
    apply(new Input.Kill());
  }

  /** How the last child ended, null if there was none or one runs. */
  public @Nullable Reaped lastEnd() {
    return lastEnd;
  }

  /** Ends the retries of a process in BACKOFF. */
  public void giveUp() {
    apply(new Input.GiveUp());
  }

  /** Takes the end of the child: output first, then the transition. */
  @Override
  public void ended(Reaped reaped) {
    if (companions.survives(reaped)) {
      return;
    }
    try {
      child.drain();
    } finally {
      // Whatever becomes of its last output: the process has ended and is to be restarted.
      child.closeStreams();
      lastEnd = reaped;
      companions.ended(reaped);
      apply(new Input.Exited(reaped.exitCode(), ExitCause.text(reaped)));
      if (listener != null) {
        listener.ended();
      }
      child.releaseSocket();
    }
  }

  /** Makes a process of the program its main one, at its own request. */
  public void claimMain(int pid) {
    companions.claim(pid);
  }

  /** Takes another process as the main one; {@code group} is its process group, 0 for none. */
  public void mainChanged(int pid, int group) {
    signals.reach(group);
    apply(new Input.MainChanged(pid));
  }

  /**
   * Sends a signal on a client's behalf, to the process alone.
   *
   * @throws PosixException if it cannot be sent, unless the child has just gone
   */
  public void signal(Signal signal) throws PosixException {
    PosixException failure = signals.send(status.pid(), signal);
    if (failure != null) {
      apply(new Input.SignalFailed(String.valueOf(failure.getMessage())));
      throw failure;
    }
  }

  /** Queues bytes for the child's standard input; false if there is none that takes them. */
  public boolean writeStdin(byte[] bytes) {
    return child.writeStdin(bytes);
  }

  /** Closes and opens the logs by name, if the child runs. */
  public void reopenLogs() {
    child.reopenLogs();
  }

  /** Empties the logs, also those of a stopped process. */
  public void clearLogs() throws IOException {
    outputs.clear(around.logFiles());
  }

  /**
   * Stops being scheduled; the process must be stopped. A child that could not be signalled (state
   * UNKNOWN) is left to itself: its end is then that of an unknown pid.
   */
  void discard() {
    hold();
    timer.close();
    companions.discard();
    if (status.pid() != 0) {
      around.reaper().forget(status.pid());
      child.release();
    }
  }

  private void tick() {
    boolean mayStart = around.state().mayStart() && !around.state().isHeldBack(groupName);
    apply(new Input.Tick(mayStart && (!isDueToStart() || companions.allowsStart())));
    if (child.isOpen() && (state() == ProcessState.STOPPED || state() == ProcessState.BACKOFF)) {
      child.release(); // It ended earlier and no main process has shown itself.
    }
  }

  private void apply(Input input) {
    ProcessStatus before = status;
    Transition step = ProcessMachine.step(before, input, config, around.now());
    status = step.after();
    // At an exit listeners hear of it before the log does (daemon.md 4.2).
    boolean logLast = input instanceof Input.Exited;
    if (!logLast) {
      Announcement.log(around.log(), config, before, input, step);
    }
    for (Effect effect : step.effects()) {
      perform(effect);
    }
    if (logLast) {
      Announcement.log(around.log(), config, before, input, step);
    }
    if (status.deadlineNanos() == ProcessStatus.NEVER) {
      timer.cancel();
    } else {
      timer.reschedule(status.deadlineNanos());
    }
    if (status.state() != before.state()) {
      companions.stateChanged(before.state());
      observers.tell(this, before.state(), around.state());
    }
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Announce announce) {
      Announcement.publish(around.bus(), this, announce);
    } else if (effect instanceof Effect.Spawn) {
      spawn();
    } else if (effect instanceof Effect.Kill kill) {
      PosixException failure = signals.kill(status.pid(), kill);
      if (failure != null) {
        apply(new Input.SignalFailed(String.valueOf(failure.getMessage())));
      }
    } else {
      throw new AssertionError(effect);
    }
  }

  // A FastCGI socket is there before anything else is tried, and goes last (daemon.md 7).
  private void spawn() {
    starts++;
    lastEnd = null;
    String failure;
    try {
      failure = spawnWith(child.acquireSocket());
    } catch (PosixException e) {
      apply(new Input.SpawnFailed(SpawnFailure.beforeFork(name(), e)));
      return;
    }
    if (failure != null) {
      child.closeStreams();
      apply(new Input.SpawnFailed(failure));
      child.releaseSocket();
    }
  }

  /** What the next child finds in its environment. */
  public Map<String, String> environment() {
    Map<String, String> environment = around.spawner().environmentOf(groupName, config);
    companions.extend(environment);
    return environment;
  }

  /** Makes the child; returns why it could not be made, null if it runs. */
  private @Nullable String spawnWith(int socketFd) {
    Map<String, String> environment = environment();
    CommandLookup.Command command;
    ChildStreams opened;
    Spawner.Streams ends;
    try {
      command = CommandLookup.find(config.command(), environment);
      opened = child.open(this, around, socketFd);
      ends = opened.childEnds().with(companions.passed());
    } catch (CommandException e) {
      return e.without(config.secrets()).text();
    } catch (IOException e) {
      return config.secrets().masked(SpawnFailure.beforeFork(name(), e));
    }
    int pid;
    try {
      pid = around.spawner().spawn(config, command, environment, ends);
    } catch (PosixException e) {
      return SpawnFailure.atFork(name(), e);
    }
    around.reaper().add(pid, this);
    signals.reach(pid);
    apply(new Input.Spawned(pid));
    opened.start(this, companions);
    companions.spawned(pid);
    return null;
  }
}

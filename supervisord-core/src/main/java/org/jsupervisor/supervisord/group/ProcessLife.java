package org.jsupervisor.supervisord.group;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.process.Effect;
import org.jsupervisor.supervisord.process.Input;
import org.jsupervisor.supervisord.process.ProcessMachine;
import org.jsupervisor.supervisord.process.ProcessStatus;
import org.jsupervisor.supervisord.process.Transition;

/**
 * The life of one process: gives its machine every input, carries out the effects, and tells who
 * wants to know. Confined to the loop thread.
 */
final class ProcessLife {
  private final ManagedProcess process;
  private final ProcessConfig config;
  private final Surroundings around;
  private final Companions companions;
  private final Children children;
  private final StateObservers observers = new StateObservers();
  private final ChildSignals signals;
  private final Timer timer;
  private ProcessStatus status = ProcessStatus.initial();

  ProcessLife(
      ManagedProcess process,
      Surroundings around,
      Companions companions,
      @Nullable FastCgiSocket socket) {
    this.process = process;
    this.config = process.config();
    this.around = around;
    this.companions = companions;
    this.children = new Children(process, this, around, companions, socket);
    this.signals = new ChildSignals(config.name(), around);
    this.timer = around.loop().timer(this::tick);
  }

  ProcessStatus status() {
    return status;
  }

  Children children() {
    return children;
  }

  StateObservers observers() {
    return observers;
  }

  /** Lets the machine look at the clock as soon as the loop gets to it, in a new turn. */
  void reconsider() {
    timer.reschedule(around.loop().nowNanos());
  }

  /** Whether it may start as far as its companions and the daemon are concerned. */
  boolean isAllowedToStart() {
    return companions.allowsStart() && !around.state().isHeldBack(process.groupName());
  }

  /** Lets the machine look at the clock. */
  void tick() {
    boolean mayStart = around.state().mayStart() && !around.state().isHeldBack(process.groupName());
    apply(new Input.Tick(mayStart && (!process.isDueToStart() || companions.allowsStart())));
    ProcessState state = status.state();
    if (children.isOpen() && (state == ProcessState.STOPPED || state == ProcessState.BACKOFF)) {
      children.release(); // It ended earlier and no main process has shown itself.
    }
  }

  /** The child exists. */
  void spawned(int pid) {
    signals.reach(pid);
    apply(new Input.Spawned(pid));
  }

  /** Takes another process as the main one; {@code group} is its process group, 0 for none. */
  void mainChanged(int pid, int group) {
    signals.reach(group);
    apply(new Input.MainChanged(pid));
  }

  /** Sends a signal on a client's behalf, to the process alone. */
  void signal(Signal signal) throws PosixException {
    PosixException failure = signals.send(status.pid(), signal);
    if (failure != null) {
      signalFailed(failure);
      throw failure;
    }
  }

  private void signalFailed(PosixException failure) {
    apply(new Input.SignalFailed(String.valueOf(failure.getMessage())));
  }

  /** Gives the machine an input and does what follows from it. */
  void apply(Input input) {
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
      tellObservers(before.state());
    }
  }

  /** Tells of a change; {@code before} is the state it has if something else has changed. */
  void tellObservers(ProcessState before) {
    observers.tell(process, before, around.state());
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Announce announce) {
      Announcement.publish(around.bus(), process, announce);
    } else if (effect instanceof Effect.Spawn) {
      children.spawn();
    } else if (effect instanceof Effect.Kill kill) {
      PosixException failure = signals.kill(status.pid(), kill);
      if (failure != null) {
        signalFailed(failure);
      }
    } else {
      throw new AssertionError(effect);
    }
  }

  /** Ends the timer, and leaves a child that could not be signalled to itself. */
  void discard() {
    timer.close();
    companions.discard();
    if (status.pid() != 0) {
      around.reaper().forget(status.pid());
      children.release();
    }
  }
}

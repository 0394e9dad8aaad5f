package org.jsupervisor.supervisord.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.process.Effect.Announce;
import org.jsupervisor.supervisord.process.Effect.Kill;
import org.jsupervisor.supervisord.process.Effect.Spawn;
import org.jsupervisor.supervisord.process.ProcessStatus.Stage;

/** Decides what happens to a process next (daemon.md 4.2, 4.5, 4.6). */
public final class ProcessMachine {
  private static final Signal SIGKILL = new Signal(9);

  private ProcessMachine() {}

  /** The status of a process that was just added: due at once if it starts by itself. */
  public static ProcessStatus initial(ProcessConfig policy, Now now) {
    ProcessStatus initial = ProcessStatus.initial();
    return policy.startsWithDaemon() ? initial.withDeadline(now.nanos()) : initial;
  }

  /** Whether a process is to start without being asked to any more, now or later. */
  public static boolean startsByItself(ProcessStatus status, ProcessConfig policy) {
    return Restarts.isWanted(status, policy);
  }

  /** Whether a Tick would start the process, if it may. */
  public static boolean isStartDue(ProcessStatus status, ProcessConfig policy, Now now) {
    return Restarts.isDue(status, policy, now);
  }

  /**
   * Answers one input.
   *
   * @throws IllegalStateException if the input makes no sense in this state, a caller's bug
   */
  public static Transition step(ProcessStatus was, Input input, ProcessConfig policy, Now now) {
    if (input instanceof Input.Tick tick) {
      return tick(was, tick, policy, now);
    } else if (input instanceof Input.Start) {
      return start(was.withHistory(StartHistory.NONE), policy, now);
    } else if (input instanceof Input.Await) {
      return await(was);
    } else if (input instanceof Input.Hold) {
      return hold(was);
    } else if (input instanceof Input.Spawned spawned) {
      return spawned(was, spawned, policy);
    } else if (input instanceof Input.SpawnFailed failed) {
      return spawnFailed(was, failed, policy, now);
    } else if (input instanceof Input.Exited exited) {
      return exited(was, exited, policy, now);
    } else if (input instanceof Input.MainChanged changed) {
      return MainChange.of(was, changed, policy, now);
    } else if (input instanceof Input.Stop) {
      return stop(was, policy, now);
    } else if (input instanceof Input.Retire) {
      return retire(was, policy, now);
    } else if (input instanceof Input.Restart) {
      return restart(was, policy, now);
    } else if (input instanceof Input.Kill) {
      return killNow(was, policy, now);
    } else if (input instanceof Input.Ready) {
      return ready(was, policy);
    } else if (input instanceof Input.GiveUp) {
      return giveUp(was, ProcessStatus.NEVER);
    } else if (input instanceof Input.SignalFailed) {
      return signalFailed(was);
    }
    throw new AssertionError(input);
  }

  private static Transition start(ProcessStatus was, ProcessConfig policy, Now now) {
    return switch (was.state()) {
      case STOPPED, BACKOFF, EXITED, FATAL -> {
        Announce announce =
            new Announce(was.state(), ProcessState.STARTING, 0, was.retries(), false);
        yield new Transition(was.starting(policy, now), List.of(announce, new Spawn()));
      }
      case STARTING, RUNNING, STOPPING, UNKNOWN -> throw bug("start", was);
    };
  }

  private static Transition await(ProcessStatus was) {
    return switch (was.state()) {
      case STOPPED, EXITED, FATAL ->
          Transition.nothing(
              was.withHistory(StartHistory.NONE).at(Stage.RESTARTING, ProcessStatus.NEVER));
      case STARTING, RUNNING, BACKOFF, STOPPING, UNKNOWN -> throw bug("wait to start", was);
    };
  }

  private static Transition hold(ProcessStatus was) {
    return switch (was.state()) {
      case STOPPED, EXITED, FATAL -> Transition.nothing(was.at(Stage.HELD, ProcessStatus.NEVER));
      case STARTING, RUNNING, BACKOFF, STOPPING, UNKNOWN -> throw bug("hold", was);
    };
  }

  private static Transition spawned(
      ProcessStatus was, Input.Spawned spawned, ProcessConfig policy) {
    return switch (was.state()) {
      case STARTING ->
          new Transition(was.spawned(spawned.pid(), Deadlines.spawned(was, policy)), List.of());
      case STOPPED, RUNNING, BACKOFF, STOPPING, EXITED, FATAL, UNKNOWN ->
          throw bug("take a child for", was);
    };
  }

  private static Transition spawnFailed(
      ProcessStatus was, Input.SpawnFailed failed, ProcessConfig policy, Now now) {
    return switch (was.state()) {
      case STARTING -> backOff(was, failed.reason(), policy, now);
      case STOPPED, RUNNING, BACKOFF, STOPPING, EXITED, FATAL, UNKNOWN ->
          throw bug("fail to spawn", was);
    };
  }

  private static Transition backOff(
      ProcessStatus was, String reason, ProcessConfig policy, Now now) {
    int tries = was.retries() + 1;
    Announce announce = new Announce(was.state(), ProcessState.BACKOFF, was.pid(), tries, false);
    long deadline = Restarts.afterFailure(tries, policy, now);
    return new Transition(was.backingOff(tries, reason, deadline), List.of(announce));
  }

  private static Transition exited(
      ProcessStatus was, Input.Exited exited, ProcessConfig policy, Now now) {
    ProcessStatus stamped = was.stoppedAt(now);
    return switch (was.state()) {
      case STARTING ->
          Starting.hasFailed(was, policy, now)
              ? backOff(stamped, Starting.failure(was, policy), policy, now)
              : exit(
                  stamped,
                  exited,
                  policy,
                  now,
                  new Announce(was.state(), ProcessState.RUNNING, was.pid(), 0, false));
      case RUNNING, UNKNOWN -> exit(stamped, exited, policy, now, null);
      case STOPPING ->
          new Transition(
              stopped(stamped, exited.exitCode(), now),
              List.of(announce(was, ProcessState.STOPPED)));
      case STOPPED, BACKOFF, EXITED, FATAL -> throw bug("end", was);
    };
  }

  private static Transition exit(
      ProcessStatus was,
      Input.Exited exited,
      ProcessConfig policy,
      Now now,
      @Nullable Announce first) {
    boolean expected = policy.exitcodes().contains(exited.exitCode());
    ProcessState from = first == null ? was.state() : first.to();
    Announce last = new Announce(from, ProcessState.EXITED, was.pid(), 0, expected);
    String error = expected ? was.spawnError() : "Bad exit code " + exited.exitCode();
    StartHistory history = was.history().ended(Restarts.isInstant(was, now));
    long deadline = Restarts.afterExit(history, exited.exitCode(), was, policy, now);
    return new Transition(
        was.withHistory(history).exited(exited.exitCode(), error, deadline),
        first == null ? List.of(last) : List.of(first, last));
  }

  private static ProcessStatus stopped(ProcessStatus was, int exitCode, Now now) {
    ProcessStatus stopped = was.stopped(exitCode);
    return was.stage() == Stage.RESTARTING ? stopped.at(Stage.RESTARTING, now.nanos()) : stopped;
  }

  /** It does nothing that it would have to bring to an end, so it is not asked. */
  private static Transition retire(ProcessStatus was, ProcessConfig policy, Now now) {
    return switch (was.state()) {
      case RUNNING -> {
        long deadline = Deadlines.killAgain(policy, now);
        yield new Transition(
            was.stopping(deadline).at(Stage.RETIRING, deadline),
            List.of(announce(was, ProcessState.STOPPING), new Kill(SIGKILL, true)));
      }
      case STOPPED, STARTING, BACKOFF, STOPPING, EXITED, FATAL, UNKNOWN -> throw bug("retire", was);
    };
  }

  private static Transition restart(ProcessStatus was, ProcessConfig policy, Now now) {
    return switch (was.state()) {
      case STARTING, RUNNING -> {
        Transition stop = stop(was, policy, now);
        ProcessStatus stopping = stop.after();
        yield new Transition(
            stopping.at(Stage.RESTARTING, stopping.deadlineNanos()), stop.effects());
      }
      case STOPPED, BACKOFF, STOPPING, EXITED, FATAL, UNKNOWN -> throw bug("restart", was);
    };
  }

  private static Transition killNow(ProcessStatus was, ProcessConfig policy, Now now) {
    return switch (was.state()) {
      case STARTING, RUNNING -> {
        Transition kill = killStopping(was.stopping(ProcessStatus.NEVER), policy, now);
        List<Effect> effects = new ArrayList<>();
        effects.add(announce(was, ProcessState.STOPPING));
        effects.addAll(kill.effects());
        yield new Transition(kill.after(), effects);
      }
      case STOPPING -> killStopping(was, policy, now);
      case STOPPED, BACKOFF, EXITED, FATAL, UNKNOWN -> throw bug("kill", was);
    };
  }

  /** Without a main process there is nobody left to wait for. */
  private static Transition killStopping(ProcessStatus was, ProcessConfig policy, Now now) {
    return was.pid() == 0
        ? Transition.nothing(was.withDeadline(now.nanos()))
        : kill(was, policy, now);
  }

  private static Transition ready(ProcessStatus was, ProcessConfig policy) {
    return switch (was.state()) {
      // One that is being ended already has become ready too late.
      case STARTING ->
          Transition.nothing(
              was.stage() == Stage.ORDINARY
                  ? was.at(Stage.READY, Deadlines.ready(was, policy))
                  : was);
      case STOPPED, RUNNING, BACKOFF, STOPPING, EXITED, FATAL, UNKNOWN ->
          throw bug("have ready", was);
    };
  }

  private static Transition stop(ProcessStatus was, ProcessConfig policy, Now now) {
    return switch (was.state()) {
      case STARTING, RUNNING ->
          new Transition(
              was.stopping(Deadlines.kill(policy, now)),
              was.pid() == 0
                  ? List.of(announce(was, ProcessState.STOPPING))
                  : List.of(
                      announce(was, ProcessState.STOPPING),
                      new Kill(policy.stopsignal(), policy.stopasgroup())));
      case BACKOFF ->
          new Transition(was.stopUnstarted(), List.of(announce(was, ProcessState.STOPPED)));
      // The deadline stays: repeated stops must not put off the SIGKILL.
      case STOPPING ->
          new Transition(
              was.at(Stage.ORDINARY, was.deadlineNanos()),
              was.pid() == 0
                  ? List.of()
                  : List.of(new Kill(policy.stopsignal(), policy.killasgroup())));
      case STOPPED, EXITED, FATAL, UNKNOWN -> throw bug("stop", was);
    };
  }

  private static Transition giveUp(ProcessStatus was, long retry) {
    return switch (was.state()) {
      case BACKOFF -> {
        ProcessStatus fatal = was.fatal(retry);
        // One that is given up in a shutdown stays so, whatever fatal_retry_after says.
        boolean isForGood = retry == ProcessStatus.NEVER;
        yield new Transition(
            isForGood ? fatal.at(Stage.HELD, retry) : fatal,
            List.of(announce(was, ProcessState.FATAL)));
      }
      case STOPPED, STARTING, RUNNING, STOPPING, EXITED, FATAL, UNKNOWN ->
          throw bug("give up", was);
    };
  }

  private static Transition signalFailed(ProcessStatus was) {
    return switch (was.state()) {
      case STARTING, RUNNING, STOPPING ->
          new Transition(was.unknown(), List.of(announce(was, ProcessState.UNKNOWN)));
      case STOPPED, BACKOFF, EXITED, FATAL, UNKNOWN -> throw bug("fail to signal", was);
    };
  }

  private static Transition tick(
      ProcessStatus was, Input.Tick tick, ProcessConfig policy, Now now) {
    return switch (was.state()) {
      case STOPPED, EXITED, FATAL -> startIfDue(was, tick, policy, now);
      case BACKOFF ->
          Restarts.isHopeless(was.retries(), policy)
              ? giveUp(was, Restarts.afterGivingUp(was, policy, now))
              : startIfDue(was, tick, policy, now);
      case STARTING ->
          was.deadlineNanos() <= now.nanos()
              ? startingIsOver(was, policy, now)
              : Transition.nothing(was);
      case STOPPING ->
          was.deadlineNanos() <= now.nanos()
              ? stopIsOver(was, policy, now)
              : Transition.nothing(was);
      case RUNNING, UNKNOWN -> Transition.nothing(was);
    };
  }

  private static Transition startingIsOver(ProcessStatus was, ProcessConfig policy, Now now) {
    if (was.pid() == 0) {
      // The child has left nobody that could be ended.
      ProcessStatus overdue = was.at(Stage.OVERDUE, was.deadlineNanos());
      return backOff(was.stoppedAt(now), Starting.failure(overdue, policy), policy, now);
    }
    if (was.stage() == Stage.OVERDUE) {
      return kill(was, policy, now);
    }
    if (Starting.isWaited(was, policy)) {
      return new Transition(
          was.at(Stage.OVERDUE, Deadlines.kill(policy, now)),
          List.of(new Kill(policy.stopsignal(), policy.stopasgroup())));
    }
    return new Transition(was.running(), List.of(announce(was, ProcessState.RUNNING)));
  }

  private static Transition stopIsOver(ProcessStatus was, ProcessConfig policy, Now now) {
    return was.pid() == 0
        ? new Transition(
            stopped(was.stoppedAt(now), was.exitStatus(), now),
            List.of(announce(was, ProcessState.STOPPED)))
        : kill(was, policy, now);
  }

  private static Transition kill(ProcessStatus was, ProcessConfig policy, Now now) {
    return new Transition(
        was.killed(Deadlines.killAgain(policy, now)),
        List.of(new Kill(SIGKILL, policy.killasgroup())));
  }

  /** Parks a start that is due but not allowed, so that its deadline does not stay in the past. */
  private static Transition startIfDue(
      ProcessStatus was, Input.Tick tick, ProcessConfig policy, Now now) {
    if (!Restarts.isDue(was, policy, now)) {
      return Transition.nothing(was);
    }
    if (!tick.mayStart()) {
      return Transition.nothing(was.withDeadline(ProcessStatus.NEVER));
    }
    if (StartLimits.roomNanos(was, policy) <= now.nanos()) {
      return start(was, policy, now);
    }
    return was.state() == ProcessState.FATAL
        ? Transition.nothing(was.withDeadline(StartLimits.roomNanos(was, policy)))
        : StartLimits.giveUp(was, policy, now);
  }

  private static Announce announce(ProcessStatus was, ProcessState to) {
    return new Announce(was.state(), to, was.pid(), 0, false);
  }

  private static IllegalStateException bug(String verb, ProcessStatus was) {
    return new IllegalStateException("cannot " + verb + " a process that is " + was.state());
  }
}

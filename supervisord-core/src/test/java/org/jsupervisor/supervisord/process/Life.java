package org.jsupervisor.supervisord.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.supervisord.process.Effect.Announce;
import org.jsupervisor.supervisord.process.Effect.Kill;

/** Drives one machine by hand and keeps what it announces, sends and logs. */
final class Life {
  static final long SECOND = 1_000_000_000L;
  static final long EPOCH = 1_700_000_000L;

  final String name;
  final ProcessConfig policy;
  final List<String> announced = new ArrayList<>();
  final List<String> kills = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  ProcessStatus status;
  long nanos = 1000 * SECOND;
  int spawns;
  private int nextPid = 100;

  Life(ProcessConfig policy) {
    this("web", policy);
  }

  Life(String name, ProcessConfig policy) {
    this.name = name;
    this.policy = policy;
    status = ProcessMachine.initial(policy, now());
  }

  Now now() {
    return new Now(nanos, Instant.ofEpochSecond(EPOCH + nanos / SECOND));
  }

  Life in(double seconds) {
    nanos += (long) (seconds * SECOND);
    return this;
  }

  /** Gives one input; a Spawn effect succeeds. */
  Life take(Input input) {
    Transition transition = ProcessMachine.step(status, input, policy, now());
    for (LogLine line : TransitionLog.lines(name, status, input, transition.after(), policy)) {
      log.add(line.level().code() + " " + line.text());
    }
    status = transition.after();
    for (Effect effect : transition.effects()) {
      if (effect instanceof Announce announce) {
        announced.add(announce.from() + ">" + announce.to() + detail(announce));
      } else if (effect instanceof Kill kill) {
        kills.add(kill.signal().number() + (kill.wholeGroup() ? " group" : ""));
      } else {
        spawns++;
        take(new Input.Spawned(nextPid++));
      }
    }
    return this;
  }

  private static String detail(Announce announce) {
    return switch (announce.to()) {
      case STARTING, BACKOFF -> " tries:" + announce.tries();
      case EXITED -> (announce.expected() ? " expected" : " unexpected") + pid(announce);
      case STOPPED, RUNNING, STOPPING -> pid(announce);
      case FATAL, UNKNOWN -> "";
    };
  }

  private static String pid(Announce announce) {
    return " pid:" + announce.pid();
  }

  Life start() {
    return take(new Input.Start());
  }

  Life stop() {
    return take(new Input.Stop());
  }

  Life tick() {
    return take(new Input.Tick(true));
  }

  Life exit(int code) {
    String cause = code < 0 ? "terminated by SIGTERM" : "exit status " + code;
    return exit(code, cause);
  }

  Life exit(int code, String cause) {
    return take(new Input.Exited(code, cause));
  }

  /** Lets time pass to the next deadline, which must exist, and ticks. */
  Life due() {
    if (status.deadlineNanos() == ProcessStatus.NEVER) {
      throw new AssertionError("nothing is due in " + status);
    }
    nanos = Math.max(nanos, status.deadlineNanos());
    return tick();
  }
}

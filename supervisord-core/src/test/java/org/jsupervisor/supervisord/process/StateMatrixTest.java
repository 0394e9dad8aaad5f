package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.StartLimit;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.process.Effect.Announce;
import org.jsupervisor.supervisord.process.Effect.Kill;
import org.junit.jupiter.api.Test;

/** Walks every input in every state and compares the outcome with the reference page. */
class StateMatrixTest {
  private static final String QUICK = "before startsecs";
  private static final String UNREADY = "not yet ready";
  private static final String OVERDUE = "not ready in time";
  private static final String RETRIED = "fatal_retry_after is over";
  private static final String LIMITED = "beyond startlimit";

  private static final long SECOND = Life.SECOND;
  private static final Now NOW = new Now(1000 * SECOND, Instant.ofEpochSecond(Life.EPOCH));

  /** A situation that decides what an input does. */
  private record Case(String when, Input input, ProcessConfig policy, long startedSecondsAgo) {}

  @Test
  void referencePageShowsWhatTheMachineDoes() throws IOException {
    Path page = Path.of(System.getProperty("root.dir"), "docs/reference/process-states.md");
    String generated = page();
    if (Boolean.getBoolean("regenerate.docs")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, generated);
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("mvn test -pl supervisord-core -am -Dregenerate.docs=true writes %s anew", page)
        .isEqualTo(generated);
  }

  @Test
  void emptyCellsNameTheBug() {
    int bugs = 0;
    for (Class<?> type : Input.class.getPermittedSubclasses()) {
      for (ProcessState state : ProcessState.values()) {
        for (Case each : cases(type)) {
          String outcome = outcome(state, each);
          if (outcome.startsWith("bug")) {
            bugs++;
            assertThat(type).isNotEqualTo(Input.Tick.class);
            assertThat(outcome).startsWith("bug: cannot ").endsWith("is " + state);
          }
        }
      }
    }
    assertThat(bugs).isPositive();
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# What a process does next\n\n");
    page.append("Every input in every state, as the process machine answers it. An empty cell is");
    page.append(" a bug of the caller, except\nunder Tick, where nothing happens.");
    page.append(" This page is generated; the build fails if it is out of date.\n\n| state |");
    for (Class<?> type : Input.class.getPermittedSubclasses()) {
      page.append(' ').append(type.getSimpleName()).append(" |");
    }
    page.append("\n|---|").append("---|".repeat(Input.class.getPermittedSubclasses().length));
    for (ProcessState state : ProcessState.values()) {
      page.append("\n| ").append(state).append(" |");
      for (Class<?> type : Input.class.getPermittedSubclasses()) {
        page.append(' ').append(cell(state, type)).append(" |");
      }
    }
    return page.append('\n').toString();
  }

  private static String cell(ProcessState state, Class<?> type) {
    List<String> parts = new ArrayList<>();
    for (Case each : cases(type)) {
      String outcome = outcome(state, each);
      boolean matters =
          switch (each.when()) {
            case QUICK, UNREADY, OVERDUE -> state == ProcessState.STARTING;
            case RETRIED -> state == ProcessState.FATAL;
            case LIMITED -> state == ProcessState.EXITED || state == ProcessState.BACKOFF;
            default -> true;
          };
      if (matters && !outcome.isEmpty() && !outcome.startsWith("bug")) {
        parts.add(each.when().isEmpty() ? outcome : each.when() + ": " + outcome);
      }
    }
    List<String> outcomes = new ArrayList<>();
    for (String part : parts) {
      outcomes.add(part.substring(part.indexOf(": ") + 2));
    }
    boolean same =
        type != Input.Tick.class && parts.size() > 1 && outcomes.stream().distinct().count() == 1;
    return same ? outcomes.get(0) : String.join("<br>", parts);
  }

  /** The cases of one kind of input; a new kind without cases fails here. */
  private static List<Case> cases(Class<?> type) {
    ProcessConfig standard = Policies.standard();
    if (type == Input.Start.class) {
      return List.of(new Case("", new Input.Start(), standard, 5));
    } else if (type == Input.Await.class) {
      return List.of(new Case("", new Input.Await(), standard, 5));
    } else if (type == Input.Hold.class) {
      return List.of(new Case("", new Input.Hold(), standard, 5));
    } else if (type == Input.Spawned.class) {
      return List.of(new Case("", new Input.Spawned(7), standard, 0));
    } else if (type == Input.SpawnFailed.class) {
      return List.of(new Case("", new Input.SpawnFailed("no"), standard, 0));
    } else if (type == Input.Exited.class) {
      return List.of(
          new Case(QUICK, new Input.Exited(0, "exit status 0"), standard, 0),
          new Case(UNREADY, new Input.Exited(0, "exit status 0"), withReadiness(), 5),
          new Case("code in exitcodes", new Input.Exited(0, "exit status 0"), standard, 5),
          new Case("any other code", new Input.Exited(1, "exit status 1"), standard, 5));
    } else if (type == Input.Stop.class) {
      return List.of(new Case("", new Input.Stop(), standard, 5));
    } else if (type == Input.Retire.class) {
      return List.of(new Case("", new Input.Retire("not needed"), standard, 5));
    } else if (type == Input.MainChanged.class) {
      return List.of(new Case("", new Input.MainChanged(8), standard, 5));
    } else if (type == Input.Restart.class) {
      return List.of(new Case("", new Input.Restart(), standard, 5));
    } else if (type == Input.Kill.class) {
      return List.of(new Case("", new Input.Kill(), standard, 5));
    } else if (type == Input.Ready.class) {
      return List.of(new Case("", new Input.Ready(), withReadiness(), 0));
    } else if (type == Input.GiveUp.class) {
      return List.of(new Case("", new Input.GiveUp(), standard, 5));
    } else if (type == Input.SignalFailed.class) {
      return List.of(new Case("", new Input.SignalFailed("no"), standard, 5));
    } else if (type == Input.Tick.class) {
      return ticks();
    }
    throw new AssertionError("no cases for " + type);
  }

  private static List<Case> ticks() {
    Policies keen = new Policies();
    keen.autorestart = AutoRestart.ALWAYS;
    Policies hopeless = new Policies();
    hopeless.startretries = 0;
    hopeless.autostart = false;
    hopeless.autorestart = AutoRestart.NEVER;
    return List.of(
        new Case("when due", new Input.Tick(true), keen.build(), 5),
        new Case(OVERDUE, new Input.Tick(true), withReadiness(), 5),
        new Case(RETRIED, new Input.Tick(true), retried(), 5),
        new Case(LIMITED, new Input.Tick(true), limited(), 5),
        new Case("too many retries", new Input.Tick(true), hopeless.build(), 0),
        new Case("due in a shutdown", new Input.Tick(false), keen.build(), 5));
  }

  private static ProcessConfig retried() {
    return new Policies().restarting(null, 300, null).build();
  }

  private static ProcessConfig limited() {
    Policies policies = new Policies();
    policies.autorestart = AutoRestart.ALWAYS;
    return policies.restarting(null, 0, new StartLimit(1, Duration.ofSeconds(60))).build();
  }

  private static ProcessConfig withReadiness() {
    return new Policies().readyOn(new Probe.Notify(), 30).build();
  }

  private static String outcome(ProcessState state, Case each) {
    boolean hasChild = state.isSignallable() || state == ProcessState.UNKNOWN;
    boolean isFresh = state == ProcessState.STOPPED && each.input() instanceof Input.Tick;
    long started = NOW.nanos() - each.startedSecondsAgo() * SECOND;
    boolean waits = state == ProcessState.BACKOFF || hasChild;
    boolean due = each.startedSecondsAgo() > 0;
    long deadline = waits ? NOW.nanos() + (due ? 0 : SECOND) : ProcessStatus.NEVER;
    ProcessStatus was =
        new ProcessStatus(
            state,
            hasChild ? 7 : 0,
            1,
            started,
            deadline,
            isFresh ? 0 : 1,
            0,
            0,
            "",
            false,
            ProcessStatus.Stage.ORDINARY,
            new StartHistory(0, List.of(NOW.nanos() - SECOND)),
            false);
    try {
      return text(was, each.input(), ProcessMachine.step(was, each.input(), each.policy(), NOW));
    } catch (IllegalStateException bug) {
      return "bug: " + bug.getMessage();
    }
  }

  private static String text(ProcessStatus was, Input input, Transition transition) {
    List<String> parts = new ArrayList<>();
    for (Effect effect : transition.effects()) {
      if (effect instanceof Announce announce) {
        String detail = announce.expected() ? " (expected)" : "";
        parts.add(announce.to() + detail);
      } else if (effect instanceof Kill kill) {
        parts.add(kill.signal().number() == 9 ? "Kill(SIGKILL)" : "Kill(stopsignal)");
      } else {
        parts.add(effect.getClass().getSimpleName());
      }
    }
    if (input instanceof Input.MainChanged changed && transition.after().pid() == changed.pid()) {
      parts.add(0, "takes the pid");
    }
    if (transition.after().stage() == ProcessStatus.Stage.READY) {
      parts.add("waits for startsecs only");
    }
    if (transition.after().stage() == ProcessStatus.Stage.RESTARTING) {
      boolean stops = transition.after().state() == ProcessState.STOPPING;
      parts.add(stops ? "starts again once it is STOPPED" : "starts when nothing is in its way");
    }
    if (input instanceof Input.Hold) {
      parts.add("does not start by itself");
    }
    boolean isBorn = parts.isEmpty() && transition.after().equals(was.spawned(7, born(was)));
    return isBorn && input instanceof Input.Spawned ? "takes the pid" : String.join(", ", parts);
  }

  private static long born(ProcessStatus was) {
    return Deadlines.successful(was, Policies.standard());
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakeChild;

/** One random life of a supervisor, the same for the same seed; its rules are checked all along. */
final class RandomDaemon {
  private static final int STEPS = 40;
  private static final int LONGEST_SHUTDOWN_SECONDS = 1000;

  private final Random random;
  private final RandomPrograms programs;
  private final ScriptedDaemon daemon;
  private final StateWatch watch = new StateWatch();
  private final List<Outcome<?>> outcomes = new ArrayList<>();
  private final boolean killsFail;
  private final int baseDescriptors;

  RandomDaemon(long seed, Path directory) {
    random = new Random(seed);
    programs = new RandomPrograms(random);
    daemon = new ScriptedDaemon(directory, programs.sections());
    daemon.bus.subscribe(watch);
    baseDescriptors = daemon.posix.openDescriptors();
    killsFail = random.nextInt(4) == 0;
    daemon.posix.onSpawn(this::behave);
    daemon.posix.failSpawns(request -> random.nextInt(12) == 0 ? Errno.EAGAIN : 0);
    daemon.posix.failKills(kill -> killsFail && random.nextInt(8) == 0 ? Errno.EPERM : 0);
  }

  void live() {
    daemon.begin();
    check();
    for (int step = 0; step < STEPS; step++) {
      act();
      if (random.nextBoolean()) {
        daemon.settle();
        check();
      }
      if (random.nextInt(3) == 0) {
        daemon.pass(random.nextInt(4000) / 1000.0);
        check();
      }
    }
    end();
  }

  private void end() {
    daemon.posix.limitDescriptors(Integer.MAX_VALUE);
    if (random.nextBoolean()) {
      daemon.supervisor.restart();
    }
    daemon.supervisor.shutdown();
    daemon.pass(LONGEST_SHUTDOWN_SECONDS);
    check();
    daemon.syslog.close();
    assertThat(daemon.ends()).as("ends of the shutdown").isOne();
    assertThat(daemon.posix.openDescriptors()).as("descriptors").isEqualTo(baseDescriptors);
    assertThat(daemon.files.openCount()).as("open logs").isZero();
    assertThat(daemon.loop.nextDeadlineNanos()).as("timers").isEqualTo(Long.MAX_VALUE);
    for (Outcome<?> outcome : outcomes) {
      assertThat(outcome).doesNotHaveToString("open");
    }
  }

  private void act() {
    String name = programs.anyProcess();
    switch (random.nextInt(13)) {
      case 0, 1 -> outcomes.add(daemon.start(name, random.nextBoolean()));
      case 2, 3 -> outcomes.add(daemon.stop(name, random.nextBoolean()));
      case 4, 5 -> endSomeChild();
      case 6 -> startOrStopMany(programs.anyGroup());
      case 7 -> attempt(() -> daemon.control.addProcessGroup(programs.anyGroup()));
      case 8 -> attempt(() -> daemon.control.removeProcessGroup(programs.anyGroup()));
      case 9 -> reload();
      case 10 -> attempt(() -> daemon.control.signalProcess(Namespec.parse(name), "USR1"));
      case 11 -> daemon.control.sendRemoteCommEvent("t", "data");
      default -> exhaustDescriptorsOrNot();
    }
  }

  private void exhaustDescriptorsOrNot() {
    int spare = random.nextInt(8);
    daemon.posix.limitDescriptors(
        random.nextBoolean() ? Integer.MAX_VALUE : daemon.posix.openDescriptors() + spare);
  }

  private void startOrStopMany(String group) {
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    outcomes.add(outcome);
    boolean wait = random.nextBoolean();
    switch (random.nextInt(4)) {
      case 0 -> daemon.control.startGroup(group, wait, outcome);
      case 1 -> daemon.control.stopGroup(group, wait, outcome);
      case 2 -> daemon.control.startAll(wait, outcome);
      default -> daemon.control.stopAll(wait, outcome);
    }
  }

  private void reload() {
    daemon.rewrite(programs.sections());
    attempt(daemon.control::reloadConfig);
  }

  private interface Request {
    void make() throws ControlFault;
  }

  /** A refusal is as good as a success here: rules are checked either way. */
  private static void attempt(Request request) {
    try {
      request.make();
    } catch (ControlFault refused) {
      assertThat(refused.text()).isNotEmpty();
    }
  }

  private void behave(FakeChild child) {
    if (random.nextInt(4) == 0) {
      child.ignoreSignals();
    }
    try {
      switch (random.nextInt(6)) {
        case 0 -> child.exit(random.nextInt(3));
        case 1 -> child.exitLeavingPipesOpen(random.nextInt(3));
        case 2 -> child.writeOut("READY\n");
        case 3 -> child.closePipes();
        default -> child.writeError("some output\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void endSomeChild() {
    List<FakeChild> running = new ArrayList<>();
    for (FakeChild child : daemon.posix.spawned()) {
      if (child.isRunning()) {
        running.add(child);
      }
    }
    if (running.isEmpty()) {
      return;
    }
    FakeChild child = running.get(random.nextInt(running.size()));
    if (random.nextBoolean()) {
      child.exit(random.nextInt(3));
    } else {
      child.dieOf(1 + random.nextInt(15));
    }
  }

  private void check() {
    TreeSet<Integer> known = new TreeSet<>();
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      watch.compare(info);
      if (info.pid() != 0) {
        assertThat(known.add(info.pid())).as("pid of one process alone: " + info).isTrue();
      }
    }
    TreeSet<Integer> running = new TreeSet<>();
    for (FakeChild child : daemon.posix.spawned()) {
      if (child.isRunning()) {
        running.add(child.pid());
      }
    }
    if (!killsFail) {
      assertThat(known).as("pids of the processes and of running children").isEqualTo(running);
      assertThat(daemon.log.linesWith("reaped unknown pid")).isEmpty();
    } else if (daemon.ends() == 0) {
      assertThat(running).as("running children").containsAll(known);
    }
    assertThat(daemon.log.linesWith("it probably just")).as("signals to reaped pids").isEmpty();
  }

  String history() {
    return String.join("\n", daemon.log.lines());
  }
}

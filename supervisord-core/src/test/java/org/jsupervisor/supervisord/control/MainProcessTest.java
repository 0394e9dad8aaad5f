package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.jsupervisor.supervisord.posix.FakeProcesses;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose main process changes its pid, from their start to their end. */
final class MainProcessTest {
  private static final int TERM = 15;
  private static final int NEXT = 5000;

  private Path directory;
  private Path pidfile;
  private ScriptedDaemon daemon;
  private int descriptors;

  @BeforeEach
  void begin(@TempDir Path temporary) {
    directory = temporary;
    pidfile = temporary.resolve("a.pid");
    daemon =
        new ScriptedDaemon(
            temporary,
            "[program:a]\ncommand=/bin/cat a\nmain_pid_timeout=5\nstartretries=0\n"
                + ("main_pid=pidfile:" + pidfile + "\n"));
    daemon.posix.onSpawn(FakeChild::ignoreSignals);
    descriptors = daemon.posix.openDescriptors();
    daemon.begin();
  }

  private FakeProcesses processes() {
    return daemon.posix.processes();
  }

  private int child() {
    return daemon.posix.lastSpawned().pid();
  }

  private void name(int pid) {
    try {
      Files.writeString(pidfile, pid + "\n");
      processes().written(directory.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The child names itself, as a program in the foreground does. */
  private void run() {
    name(child());
    daemon.pass(2);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
  }

  /** The running program has made another process and names it. */
  private void upgrade() {
    processes().appear(NEXT, child(), child());
    name(NEXT);
    daemon.settle();
  }

  private void end(int pid, int status) {
    daemon.posix.endStranger(pid, status);
    daemon.settle();
  }

  @Test
  void theDaemonAdoptsAndWaitsForAName() {
    assertThat(processes().isSubreaper()).isTrue();
    daemon.pass(3);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    run();
    assertThat(daemon.info("a").pid()).isEqualTo(child());
  }

  @Test
  void aProgramThatPutsItselfIntoTheBackgroundIsFollowed() {
    processes().appear(NEXT, child(), NEXT);
    daemon.posix.lastSpawned().exitLeavingPipesOpen(0);
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.info("a").pid()).isZero();
    name(NEXT);
    daemon.pass(2);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.info("a").pid()).isEqualTo(NEXT);
    end(NEXT, 3 << 8);
    assertThat(daemon.log.lines()).contains("WARN exited: a (exit status 3; not expected)");
    assertThat(daemon.posix.spawned()).hasSize(2);
  }

  @Test
  void itsOutputIsReadAfterTheChildHasEnded() throws PosixException {
    FakeChild launcher = daemon.posix.lastSpawned();
    processes().appear(NEXT, child(), NEXT);
    launcher.exitLeavingPipesOpen(0);
    name(NEXT);
    daemon.pass(2);
    launcher.writeOut("still here\n");
    daemon.settle();
    assertThat(daemon.files.content(daemon.info("a").stdoutLogfile())).isEqualTo("still here\n");
  }

  @Test
  void aStalePidfileNamesNobody() {
    processes().appear(NEXT, FakeProcesses.DAEMON, NEXT, 0);
    name(NEXT);
    daemon.pass(4);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    daemon.pass(20);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.FATAL);
    assertThat(daemon.info("a").spawnerr()).startsWith("no main process in " + pidfile);
  }

  @Test
  void aProgramThatReplacesItselfStaysRunning() {
    run();
    int old = child();
    upgrade();
    assertThat(daemon.info("a").pid()).isEqualTo(NEXT);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    daemon.posix.lastSpawned().exitLeavingPipesOpen(0);
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.posix.spawned()).hasSize(1);
    assertThat(daemon.log.lines())
        .contains("INFO main process of a: " + NEXT + " instead of " + old);
    end(NEXT, 9);
    assertThat(daemon.log.lines()).contains("WARN exited: a (terminated by SIGKILL; not expected)");
    assertThat(daemon.posix.spawned()).hasSize(2);
  }

  @Test
  void theEndOfAnotherOnesChildIsNoticedWithoutItsStatus() {
    run();
    daemon.posix.lastSpawned().onSignal(signal -> {});
    upgrade();
    // The old main process has to be gone, or it would be the main one again.
    daemon.posix.lastSpawned().exitLeavingPipesOpen(0);
    daemon.settle();
    processes().end(NEXT);
    daemon.settle();
    assertThat(daemon.log.lines()).contains("WARN exited: a (exit status unknown; not expected)");
  }

  @Test
  void theFormerMainProcessIsItAgainWhenTheNewOneEnds() {
    run();
    upgrade();
    processes().end(NEXT);
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.info("a").pid()).isEqualTo(child());
  }

  @Test
  void signalsGoToTheMainProcessAndAStopEndsTheFormerOneAsWell() throws ControlFault {
    run();
    upgrade();
    daemon.control.signalProcess(Namespec.parse("a"), "HUP");
    assertThat(daemon.posix.kills()).endsWith(new Kill(NEXT, 1));
    Outcome<Boolean> outcome = daemon.stop("a", true);
    assertThat(daemon.posix.kills()).endsWith(new Kill(NEXT, TERM));
    processes().end(NEXT);
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPING);
    assertThat(daemon.posix.kills()).endsWith(new Kill(child(), TERM));
    daemon.posix.lastSpawned().exit(0);
    daemon.settle();
    assertThat(outcome).hasToString("true");
    assertThat(daemon.posix.openDescriptors()).isEqualTo(descriptors);
  }

  @Test
  void aSignalToNobodyIsNotSent() throws ControlFault {
    daemon.posix.lastSpawned().exit(0);
    daemon.settle();
    assertThat(daemon.info("a").pid()).isZero();
    daemon.control.signalProcess(Namespec.parse("a"), "HUP");
    assertThat(daemon.posix.kills()).isEmpty();
    daemon.stop("a", false);
    daemon.pass(30);
    assertThat(daemon.posix.kills()).isEmpty();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.posix.openDescriptors()).isEqualTo(descriptors);
  }

  @Test
  void anIdleProgramWakesNobody() {
    run();
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }
}

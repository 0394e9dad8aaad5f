package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsupervisor.supervisord.control.DependentPrograms.DB;
import static org.jsupervisor.supervisord.control.DependentPrograms.JOB;

import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.api.SupervisorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs whose end is that of the daemon, on a scripted kernel. */
final class EndsTest {
  private static final String WEB = "[program:web]\ncommand=/bin/cat web\nautorestart=true\n";

  private final Path directory;

  EndsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private ScriptedDaemon begun(String sections) {
    return new ScriptedDaemon(directory, sections).beginAndStay();
  }

  private static void assertEnded(ScriptedDaemon daemon, int status, String line) {
    daemon.settle();
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.exitStatus()).isEqualTo(status);
    assertThat(daemon.log.lines()).contains("WARN " + line);
  }

  private static void assertGoesOn(ScriptedDaemon daemon) {
    daemon.settle();
    assertThat(daemon.ends()).isZero();
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.RUNNING);
  }

  @Test
  void anEndEndsTheDaemonWithTheSameStatus() {
    ScriptedDaemon daemon = begun(DB + WEB + "on_exit=shutdown\n");
    daemon.child("web").exit(3);
    assertEnded(
        daemon,
        3,
        "web has ended (exit status 3), on_exit=shutdown: shutting down with exit status 3");
    assertThat(daemon.spawnedNames()).containsExactly("db", "web");
    assertThat(daemon.state("db")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void anExpectedEndIsAnEndToo() {
    ScriptedDaemon daemon = begun(WEB + "on_exit=shutdown\n");
    daemon.child("web").exit(0);
    assertEnded(
        daemon,
        0,
        "web has ended (exit status 0), on_exit=shutdown: shutting down with exit status 0");
  }

  @Test
  void aSignalCountsAsInAShell() {
    ScriptedDaemon daemon = begun(WEB + "on_exit=shutdown\n");
    daemon.child("web").dieOf(9);
    assertEnded(
        daemon,
        137,
        "web has ended (terminated by SIGKILL), on_exit=shutdown: shutting down with exit status"
            + " 137");
  }

  @Test
  void theStatusCanBeChosen() {
    ScriptedDaemon daemon = begun(WEB + "on_exit=shutdown\nexit_code=42\n");
    daemon.child("web").exit(0);
    assertEnded(
        daemon,
        42,
        "web has ended (exit status 0), on_exit=shutdown: shutting down with exit status 42");
  }

  @Test
  void whatIsAskedForIsNoEnd() {
    ScriptedDaemon daemon = begun("exit_when=all_exited\n" + WEB + "on_exit=shutdown\n");
    daemon.stop("web", true);
    assertGoesOn(daemon);
    daemon.start("web", true);
    daemon.pass(2);
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.exitStatus()).isZero();
  }

  @Test
  void theFirstCauseCounts() {
    ScriptedDaemon daemon =
        begun(WEB + "on_exit=shutdown\n" + DB.replace("db", "late") + "on_exit=shutdown\n");
    daemon.child("late").ignoreSignals();
    daemon.child("web").exit(3);
    daemon.settle();
    daemon.child("late").exit(5);
    daemon.settle();
    assertThat(daemon.exitStatus()).isEqualTo(3);
    assertThat(daemon.ends()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"on_fatal=shutdown, on_fatal=shutdown", "'', exit_when=any_fatal"})
  void whatIsFatalEndsTheDaemon(String option, String reason) {
    String ofDaemon = option.isEmpty() ? "exit_when=any_fatal\n" : "";
    ScriptedDaemon daemon =
        begun(ofDaemon + DB + "startsecs=9\nstartretries=1\nautorestart=true\n" + option + "\n");
    daemon.child("db").exit(0);
    daemon.pass(1.1);
    assertGoesOn(daemon);
    daemon.child("db").exit(7);
    assertEnded(daemon.pass(3), 7, "db is FATAL, " + reason + ": shutting down with exit status 7");
  }

  @Test
  void fatalIsNeverASuccess() {
    ScriptedDaemon daemon = begun(DB + "startsecs=9\nstartretries=0\non_fatal=shutdown\n");
    daemon.child("db").exit(0);
    assertEnded(
        daemon.pass(1), 1, "db is FATAL, on_fatal=shutdown: shutting down with exit status 1");
  }

  @Test
  void whatCannotBeStartedCountsAsInAShell() {
    ScriptedDaemon daemon =
        begun("[program:x]\ncommand=no_such_command\nstartretries=0\non_fatal=shutdown\n");
    assertEnded(
        daemon.pass(1), 127, "x is FATAL, on_fatal=shutdown: shutting down with exit status 127");
  }

  @Test
  void whatComesBackFromFatalIsNotFatalForGood() {
    ScriptedDaemon daemon =
        begun(
            "exit_when=any_fatal\n"
                + DB
                + "startsecs=9\nstartretries=0\non_fatal=shutdown\nfatal_retry_after=5\n");
    daemon.child("db").exit(1);
    daemon.pass(1);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.FATAL);
    assertGoesOn(daemon);
  }

  @Test
  void theDaemonEndsWhenAllHaveEnded() {
    ScriptedDaemon daemon =
        begun(
            "exit_when=all_exited\n"
                + JOB
                + JOB.replace("job", "other")
                + "[program:off]\ncommand=/bin/cat off\nautostart=false\n"
                + "[eventlistener:ear]\ncommand=/bin/cat ear\nevents=TICK_60\n");
    daemon.child("job").exit(0);
    assertGoesOn(daemon);
    daemon.child("other").exit(0);
    assertEnded(
        daemon,
        0,
        "all programs have ended, exit_when=all_exited: shutting down with exit status 0");
  }

  @Test
  void theFirstThatFailedGivesTheStatus() {
    ScriptedDaemon daemon =
        begun(
            "exit_when=all_exited\n"
                + JOB
                + "priority=2\n"
                + JOB.replace("job", "first")
                + "priority=1\n"
                + JOB.replace("job", "fine")
                + "exitcodes=4\npriority=0\n");
    daemon.child("fine").exit(4);
    daemon.child("job").exit(5);
    daemon.child("first").exit(6);
    daemon.settle();
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.exitStatus()).isEqualTo(6);
  }

  @Test
  void whatIsStartedAgainHasNotEnded() {
    ScriptedDaemon daemon = begun("exit_when=all_exited\n" + JOB + WEB + "restartpause=5\n");
    daemon.child("job").exit(0);
    daemon.child("web").exit(1);
    assertGoesOn(daemon);
    daemon.pass(6);
    assertThat(daemon.spawnedNames()).containsExactly("job", "web", "web");
  }

  @Test
  void whatWaitsForAnotherOneHasNotEndedUnlessItWaitsInVain() {
    String sections =
        "exit_when=all_exited\n" + JOB + JOB.replace("job", "after") + "depends_on=job:completed\n";
    ScriptedDaemon daemon = begun(sections);
    daemon.child("job").exit(0);
    daemon.settle();
    assertThat(daemon.spawnedNames()).containsExactly("job", "after");
    assertGoesOn(daemon);
    daemon.child("after").exit(0);
    daemon.settle();
    assertThat(daemon.ends()).isOne();

    ScriptedDaemon vain = begun(sections);
    vain.child("job").exit(9);
    vain.settle();
    assertThat(vain.ends()).isOne();
    assertThat(vain.exitStatus()).isEqualTo(9);
  }

  @Test
  void theDaemonEndsByWhatWasReadAgain() throws ControlFault {
    ScriptedDaemon daemon = begun(JOB);
    daemon.rewrite("exit_when=all_exited\n" + JOB);
    daemon.control.reloadConfig();
    daemon.child("job").exit(0);
    daemon.settle();
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void addedProgramsAndRereadOptionsCount() throws ControlFault {
    ScriptedDaemon daemon = begun(DB);
    daemon.rewrite(DB + WEB + "on_exit=shutdown\n");
    daemon.control.reloadConfig();
    daemon.control.addProcessGroup("web");
    daemon.pass(2);
    daemon.child("web").exit(3);
    assertEnded(
        daemon,
        3,
        "web has ended (exit status 3), on_exit=shutdown: shutting down with exit status 3");
  }
}

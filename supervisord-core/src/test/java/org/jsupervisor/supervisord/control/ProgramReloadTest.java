package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that read their configuration anew without a stop. */
final class ProgramReloadTest {
  private static final int USR2 = 12;
  private static final String CHECKED =
      """
      [program:a]
      command=/bin/cat a
      reloadsignal=USR2
      reload_check=/bin/cat check
      """;
  private static final String BY_COMMAND =
      """
      [program:a]
      command=/bin/cat a
      reload_command=/bin/cat reload
      reload_timeout=5
      """;

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon running(String sections) {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, sections);
    daemon.posix.onSpawn(FakeChild::ignoreSignals);
    return daemon.beginAndStay();
  }

  private static Outcome<Boolean> reload(ScriptedDaemon daemon, String name, boolean wait) {
    Outcome<Boolean> outcome = new Outcome<>();
    daemon.control.reloadProcess(Namespec.parse(name), wait, outcome);
    return outcome;
  }

  @Test
  void theSignalFollowsACheckThatSucceeds() {
    ScriptedDaemon daemon = running(CHECKED);
    FakeChild program = daemon.child("a");
    Outcome<Boolean> outcome = reload(daemon, "a", true);
    assertThat(outcome).hasToString("open");
    assertThat(program.signals()).isEmpty();
    assertThat(environment(daemon.posix.lastSpawned()))
        .contains("MAINPID=" + program.pid(), "SUPERVISOR_PROCESS_NAME=a");
    daemon.posix.lastSpawned().exit(0);
    daemon.settle();
    assertThat(outcome).hasToString("true");
    assertThat(program.signals()).containsExactly(USR2);
    assertThat(daemon.log.lines())
        .contains("INFO reloaded: a (sent SIGUSR2 to pid " + program.pid() + ")");
  }

  private static List<String> environment(FakeChild child) {
    return child.request().environment().stream()
        .map(entry -> new String(entry, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void secretsThatACheckPrintsAreShownToNobody() throws IOException, PosixException {
    Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
    ScriptedDaemon daemon = running(CHECKED.replace("check\n", "%(file:" + secret + ")s\n"));
    Outcome<Boolean> outcome = reload(daemon, "a", true);
    daemon.posix.lastSpawned().writeError("hunter2: wrong\n");
    daemon.posix.lastSpawned().exit(1);
    daemon.settle();
    assertThat(outcome)
        .hasToString("30 FAILED: reload_check failed: exit status 1\n********: wrong");
    assertThat(daemon.log.linesWith("hunter2")).isEmpty();
  }

  @Test
  void aCheckThatFailsRefusesAndTellsWhatItPrinted() throws PosixException {
    ScriptedDaemon daemon = running(CHECKED);
    FakeChild program = daemon.child("a");
    Outcome<Boolean> outcome = reload(daemon, "a", true);
    daemon.posix.lastSpawned().writeError("line 3: no\nfailed\n");
    daemon.posix.lastSpawned().exit(78);
    daemon.settle();
    String reason = "reload_check failed: exit status 78\nline 3: no\nfailed";
    assertThat(outcome).hasToString("30 FAILED: " + reason);
    assertThat(program.signals()).isEmpty();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.log.lines()).contains("WARN not reloaded: a, " + reason);
  }

  @Test
  void theCommandRunsAndItsFailureIsTold() {
    ScriptedDaemon daemon = running(BY_COMMAND);
    Outcome<Boolean> good = reload(daemon, "a", true);
    daemon.posix.lastSpawned().exit(0);
    daemon.settle();
    assertThat(good).hasToString("true");
    Outcome<Boolean> bad = reload(daemon, "a", true);
    daemon.posix.lastSpawned().exit(1);
    daemon.settle();
    assertThat(bad).hasToString("30 FAILED: reload_command failed: exit status 1");
    Outcome<Boolean> slow = reload(daemon, "a", true);
    daemon.pass(6);
    assertThat(slow).hasToString("30 FAILED: reload_command failed: no answer within 5 seconds");
  }

  @Test
  void whoDoesNotWaitIsAnsweredAtOnce() {
    ScriptedDaemon daemon = running(CHECKED);
    assertThat(reload(daemon, "a", false)).hasToString("true");
    assertThat(reload(daemon, "a", true)).hasToString("30 FAILED: a reload of a is under way");
    daemon.posix.lastSpawned().exit(0);
    daemon.settle();
    assertThat(daemon.child("a").signals()).containsExactly(USR2);
    assertThat(reload(daemon, "a", true)).hasToString("open");
  }

  @Test
  void aStopEndsTheReload() {
    ScriptedDaemon daemon = running(CHECKED);
    Outcome<Boolean> outcome = reload(daemon, "a", true);
    FakeChild check = daemon.posix.lastSpawned();
    daemon.stop("a", false);
    assertThat(outcome).hasToString("70 NOT_RUNNING: a");
    assertThat(check.isRunning()).isFalse();
    daemon.settle();
  }

  @Test
  void onlyRunningProgramsWithAWayToReloadAreReloaded() {
    ScriptedDaemon daemon =
        running(
            CHECKED.replace("reload_check=/bin/cat check\n", "")
                + "[program:plain]\ncommand=/bin/cat plain\n"
                + "[program:off]\ncommand=/bin/cat off\nautostart=false\nreloadsignal=HUP\n");
    assertThat(reload(daemon, "plain", true))
        .hasToString("30 FAILED: no way to reload plain: set reloadsignal or reload_command");
    assertThat(reload(daemon, "off", true)).hasToString("70 NOT_RUNNING: off");
    assertThat(reload(daemon, "nobody", true)).hasToString("10 BAD_NAME: nobody");
    Outcome<List<ActionResult>> all = new Outcome<>();
    daemon.control.reloadAll(true, all);
    assertThat(all).hasToString("[a 80 OK]");
    Outcome<List<ActionResult>> group = new Outcome<>();
    daemon.control.reloadGroup("plain", true, group);
    assertThat(group.toString()).startsWith("[plain 30 FAILED: no way to reload plain");
    assertThat(daemon.control.canReload("a", "a")).isTrue();
    assertThat(daemon.control.canReload("plain", "plain")).isFalse();
  }

  @Test
  void aSignalThatCannotBeSentIsTold() {
    ScriptedDaemon daemon = running(CHECKED.replace("reload_check=/bin/cat check\n", ""));
    daemon.posix.failKills(kill -> kill.signal() == USR2 ? Errno.EPERM : 0);
    assertThat(reload(daemon, "a", true).toString()).startsWith("30 FAILED: cannot send SIGUSR2: ");
  }
}

package org.jsupervisor.supervisord.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.control.ScriptedDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running programs that are checked, on the scripted kernel. */
class HealthyProgramsTest {
  private static final String CHECK =
      "healthcheck=tcp:127.0.0.1:80\nhealth_interval=10\nhealth_retries=2\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon running(String options) {
    String program = "[program:a]\ncommand=/bin/cat a\nautostart=false\nstartsecs=0\n" + options;
    ScriptedDaemon daemon = new ScriptedDaemon(directory, program).begin();
    daemon.start("a", false);
    return daemon.pass(0.01);
  }

  private static String health(ScriptedDaemon daemon) {
    return daemon.info("a").facts().getOrDefault("health", "none");
  }

  @Test
  void aProgramThatAnswersIsHealthy() {
    ScriptedDaemon daemon = running(CHECK);
    daemon.posix.peers().listen("127.0.0.1:80");
    int pid = daemon.child("a").pid();
    assertThat(health(daemon)).isEqualTo("starting");
    daemon.pass(100);
    assertThat(health(daemon)).isEqualTo("healthy");
    assertThat(daemon.info("a").pid()).isEqualTo(pid);
  }

  @Test
  void failuresInARowRestartTheProgram() {
    ScriptedDaemon daemon = running(CHECK);
    daemon.posix.peers().listen("127.0.0.1:80");
    daemon.pass(15);
    daemon.posix.peers().stopListening("127.0.0.1:80");
    daemon.pass(10);
    assertThat(health(daemon)).isEqualTo("healthy");
    assertThat(daemon.info("a").facts())
        .containsEntry(
            "health_failure", "tcp:127.0.0.1:80: cannot connect to 127.0.0.1:80: ECONNREFUSED");
    int pid = daemon.child("a").pid();
    daemon.pass(5.5);
    assertThat(daemon.log.linesWith("unhealthy"))
        .containsExactly(
            "WARN unhealthy: a (2 checks in a row, last tcp:127.0.0.1:80: cannot connect to"
                + " 127.0.0.1:80: ECONNREFUSED), restarting it");
    assertThat(daemon.posix.child(pid).signals()).containsExactly(15);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.child("a").pid()).isNotEqualTo(pid);
    assertThat(health(daemon)).isEqualTo("starting");
  }

  @Test
  void oneSuccessForgivesTheFailures() {
    ScriptedDaemon daemon = running(CHECK);
    for (int round = 0; round < 5; round++) {
      daemon.posix.peers().stopListening("127.0.0.1:80");
      daemon.pass(10);
      daemon.posix.peers().listen("127.0.0.1:80");
      daemon.pass(10);
    }
    assertThat(daemon.log.linesWith("unhealthy")).isEmpty();
  }

  @Test
  void failuresInTheStartPeriodDoNotCount() {
    ScriptedDaemon daemon = running(CHECK + "health_start_period=35\n").pass(45);
    assertThat(daemon.log.linesWith("unhealthy")).isEmpty();
    daemon.pass(10);
    assertThat(daemon.log.linesWith("unhealthy")).hasSize(1);
  }

  @Test
  void aSuccessEndsTheStartPeriod() {
    ScriptedDaemon daemon = running(CHECK + "health_start_period=1000\n");
    daemon.posix.peers().listen("127.0.0.1:80");
    daemon.pass(15);
    daemon.posix.peers().stopListening("127.0.0.1:80");
    daemon.pass(20);
    assertThat(daemon.log.linesWith("unhealthy")).hasSize(1);
  }

  @Test
  void aProgramMayBeStoppedForGood() {
    ScriptedDaemon daemon = running(CHECK + "health_action=stop\nautorestart=true\n").pass(100);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.log.linesWith("stopping it")).hasSize(1);
  }

  @Test
  void theDaemonMayEnd() {
    ScriptedDaemon daemon = running(CHECK + "health_action=exit\n").pass(100);
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.SHUTDOWN);
    assertThat(daemon.ends()).isEqualTo(1);
  }

  @Test
  void theLogMayBeAllThatIsToldAndTellsOfRecovery() {
    ScriptedDaemon daemon = running(CHECK + "health_action=none\n").pass(100);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(health(daemon)).isEqualTo("unhealthy");
    assertThat(daemon.log.linesWith("unhealthy: a")).hasSize(1);
    daemon.posix.peers().listen("127.0.0.1:80");
    daemon.pass(10);
    assertThat(daemon.log.linesWith("INFO healthy again: a")).hasSize(1);
  }

  @Test
  void aStoppedProgramIsNotChecked() {
    ScriptedDaemon daemon = running(CHECK).pass(5);
    int descriptors = daemon.posix.openDescriptors();
    daemon.stop("a", false);
    daemon.pass(100);
    assertThat(daemon.log.linesWith("check of a")).isEmpty();
    assertThat(daemon.posix.openDescriptors()).isLessThan(descriptors);
    assertThat(health(daemon)).isEqualTo("none");
  }

  @Test
  void aCommandThatTakesTooLongHasFailed() {
    ScriptedDaemon daemon =
        running("healthcheck=/bin/cat x\nhealth_interval=10\nhealth_timeout=2\n").pass(12.5);
    assertThat(daemon.info("a").facts())
        .containsEntry("health_failure", "exec:/bin/cat x: no answer within 2 seconds");
  }

  @Test
  void secretsInChecksAreShownToNobody() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
    ScriptedDaemon daemon =
        running(
            "healthcheck=http://127.0.0.1:80/?key=%(file:"
                + secret
                + ")s\nhealth_interval=10\nhealth_retries=2\n");
    daemon.pass(30);
    String check = "http://127.0.0.1:80/?key=********: cannot connect";
    assertThat(daemon.info("a").facts().get("health_failure")).startsWith(check);
    assertThat(daemon.log.linesWith("unhealthy: a (2 checks in a row, last " + check)).hasSize(1);
    assertThat(daemon.log.linesWith("check of a failed: " + check)).isNotEmpty();
    assertThat(daemon.log.linesWith("hunter2")).isEmpty();
  }

  @Test
  void whoFeedsTheWatchdogIsHealthy() {
    ScriptedDaemon daemon = running("watchdog=4\n");
    assertThat(daemon.child("a").variable("WATCHDOG_USEC")).isEqualTo("4000000");
    int pid = daemon.child("a").pid();
    for (int round = 0; round < 10; round++) {
      daemon.pass(3);
      String socket = daemon.child("a").variable("NOTIFY_SOCKET");
      daemon.posix.peers().send(socket, pid, 0, "WATCHDOG=1");
      daemon.settle();
    }
    assertThat(health(daemon)).isEqualTo("healthy");
    assertThat(daemon.child("a").pid()).isEqualTo(pid);
    daemon.pass(4.1);
    assertThat(daemon.child("a").pid()).isNotEqualTo(pid);
    assertThat(daemon.log.linesWith("unhealthy"))
        .containsExactly(
            "WARN unhealthy: a (no WATCHDOG=1 within 4 seconds (watchdog)), restarting it");
  }

  @Test
  void aProgramMaySayThatItIsBroken() {
    ScriptedDaemon daemon = running("watchdog=4\nhealth_action=stop\n");
    String socket = daemon.child("a").variable("NOTIFY_SOCKET");
    daemon.posix.peers().send(socket, daemon.child("a").pid(), 0, "WATCHDOG=trigger");
    daemon.settle();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
  }
}

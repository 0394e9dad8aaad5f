package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that are RUNNING once they are ready, in each of the ways. */
@PrivateDaemon
class ReadinessIT {
  private static final String SEND =
      """
      import socket, sys, time
      sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      sender.sendto(b"READY=1", "\\0" + sys.argv[1][1:])
      time.sleep(30)
      """;

  @BeforeEach
  void needs(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original knows no readiness");
    sandbox.resource("slow_server.py");
  }

  private static String program(String how, String options) {
    return """
        [program:slow]
        command=/usr/bin/python3 @DIR@/slow_server.py %s @DIR@ @PORT@
        startsecs=0
        stopasgroup=true
        """
            .formatted(how)
        + options;
  }

  @ParameterizedTest
  @CsvSource({
    "notify, notify",
    "child, notify",
    "log, log:listening on \\d+",
    "tcp, tcp:127.0.0.1:@PORT@",
    "http, http://127.0.0.1:@PORT@/ready",
    "fd, fd",
    "fd, fd:9",
    "sleep, exec:/usr/bin/test -f @DIR@/go"
  })
  void aStartIsOverWhenTheProgramIsReady(String how, String sign, Sandbox sandbox)
      throws InterruptedException {
    RunningDaemon daemon =
        Launch.start(sandbox, program(how, "autostart=false\nready_on=" + sign + "\n"));
    Command.Started start =
        sandbox
            .client("-c", sandbox.directory().resolve("supervisord.conf"), "start", "slow")
            .start();
    daemon.awaitState("slow", "STARTING");
    assertThat(start.process().waitFor(700, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(daemon.state("slow")).isEqualTo("STARTING");
    sandbox.write("go", "");
    Outcome outcome = start.await(Duration.ofSeconds(30));
    assertThat(outcome.stdout()).isEqualTo("slow: started\n");
    assertThat(daemon.state("slow")).isEqualTo("RUNNING");
    assertThat(daemon.log().text())
        .contains("success: slow entered RUNNING state")
        .contains("(startsecs) and is ready (ready_on)");
  }

  @Test
  void whatAProgramSaysOfItselfIsShown(Sandbox sandbox) {
    sandbox.write("go", "");
    RunningDaemon daemon = Launch.start(sandbox, program("notify", "ready_on=notify\n"));
    daemon.awaitRunning("slow");
    assertThat(daemon.info("slow").get("status_text")).isEqualTo("serving nobody");
    assertThat(daemon.info("slow").get("notified")).isEqualTo("ready");
    assertThat(daemon.ctl("status", "--json").stdout())
        .contains("\"status_text\": \"serving nobody\"");
    assertThat(daemon.ctl("status").stdout()).doesNotContain("serving");
  }

  @Test
  void strangersCannotSpeakForAProgram(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, program("notify", "ready_on=notify\n"));
    daemon.awaitState("slow", "STARTING");
    String socket = ProcFs.environment(daemon.pidOf("slow")).getOrDefault("NOTIFY_SOCKET", "");
    sandbox.command("/usr/bin/python3", "-c", SEND, socket).start();
    daemon.log().await("WARN refused a message to NOTIFY_SOCKET of slow from pid \\d+");
    assertThat(daemon.state("slow")).isEqualTo("STARTING");
  }

  @Test
  void whoIsNotReadyInTimeIsTriedAgainAndAtLastFatal(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            program("tcp", "ready_on=tcp:127.0.0.1:@PORT@\nready_timeout=1\nstartretries=1\n"));
    daemon.awaitState("slow", "BACKOFF");
    assertThat(daemon.info("slow").get("spawnerr"))
        .isEqualTo("not ready within 1 seconds (ready_timeout)");
    daemon.awaitState("slow", "FATAL");
    assertThat(daemon.ctl("status").stdout())
        .matches("slow +FATAL +not ready within 1 seconds \\(ready_timeout\\)\n");
    assertThat(daemon.log().count("WARN stopping 'slow' \\(\\d+\\): not ready within 1 seconds"))
        .isEqualTo(2);
  }

  @Test
  void aHostThatWouldHaveToBeLookedUpIsRefused(Sandbox sandbox) {
    String config = Launch.standard(program("tcp", "ready_on=tcp:db:5432\n"));
    Outcome check = sandbox.daemon("--check", "-c", sandbox.write("bad.conf", config)).run();
    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.stdout() + check.stderr())
        .contains("cannot use tcp:db:5432 as a check: db is neither localhost nor an IP address")
        .contains("set ready_on to notify, fd, log:REGEX");
  }
}

package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Running programs that are checked. */
@PrivateDaemon
class HealthIT {
  @BeforeEach
  void needs(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original checks nothing");
    sandbox.resource("slow_server.py");
    sandbox.write("go", "");
  }

  private static RunningDaemon start(Sandbox sandbox, String how, String options) {
    return Launch.start(
        sandbox,
        """
        [program:web]
        command=/usr/bin/python3 @DIR@/slow_server.py %s @DIR@ @PORT@
        startsecs=0
        health_interval=0.3
        health_timeout=5
        health_retries=2
        """
                .formatted(how)
            + options);
  }

  private static void awaitHealth(RunningDaemon daemon, String health) {
    Await.until("web is " + health, () -> health.equals(daemon.info("web").get("health")));
  }

  private static void heal(Sandbox sandbox) {
    assertThat(sandbox.directory().resolve("sick").toFile().delete()).isTrue();
  }

  @Test
  void aSickProgramIsRestarted(Sandbox sandbox) {
    RunningDaemon daemon =
        start(
            sandbox,
            "http",
            "ready_on=http://127.0.0.1:@PORT@/\nhealthcheck=http://127.0.0.1:@PORT@/health\n");
    long first = daemon.awaitRunning("web");
    awaitHealth(daemon, "healthy");
    assertThat(daemon.ctl("status", "--json").stdout()).contains("\"health\": \"healthy\"");
    sandbox.write("sick", "");
    daemon
        .log()
        .await(
            "WARN unhealthy: web \\(2 checks in a row, last http://127\\.0\\.0\\.1:\\d+/health:"
                + " HTTP status 503\\), restarting it");
    daemon.log().await("stopped: web \\(terminated by SIGTERM\\)");
    heal(sandbox);
    awaitHealth(daemon, "healthy");
    assertThat(daemon.pidOf("web")).isNotEqualTo(first);
  }

  @Test
  void aCommandMayCheckAndTheProgramMayBeLeftAlone(Sandbox sandbox) {
    RunningDaemon daemon =
        start(
            sandbox,
            "sleep",
            "healthcheck=/bin/sh -c 'echo looking; test ! -f @DIR@/sick'\nhealth_action=none\n");
    long pid = daemon.awaitRunning("web");
    awaitHealth(daemon, "healthy");
    sandbox.write("sick", "");
    awaitHealth(daemon, "unhealthy");
    assertThat(String.valueOf(daemon.info("web").get("health_failure")))
        .endsWith("exit status 1: looking");
    heal(sandbox);
    awaitHealth(daemon, "healthy");
    daemon.log().await("INFO healthy again: web$");
    assertThat(daemon.pidOf("web")).isEqualTo(pid);
  }

  @Test
  void aProgramThatCannotBeReachedMayBeStopped(Sandbox sandbox) {
    RunningDaemon daemon =
        start(sandbox, "sleep", "healthcheck=tcp:127.0.0.1:@PORT@\nhealth_action=stop\n");
    daemon.awaitState("web", "STOPPED");
    assertThat(daemon.log().text()).contains("ECONNREFUSED), stopping it");
  }

  @Test
  void theDaemonMayEndWithTheProgram(Sandbox sandbox) {
    RunningDaemon daemon =
        start(sandbox, "sleep", "healthcheck=tcp:127.0.0.1:@PORT@\nhealth_action=exit\n");
    daemon.log().await("ECONNREFUSED\\), shutting down$");
    assertThat(daemon.awaitExit()).isEqualTo(1);
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  void whoForgetsTheWatchdogIsRestarted(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, "watchdog", "ready_on=notify\nwatchdog=2\n");
    long first = daemon.awaitRunning("web");
    awaitHealth(daemon, "healthy");
    sandbox.write("sick", "");
    daemon.log().await("unhealthy: web \\(no WATCHDOG=1 within 2 seconds \\(watchdog\\)\\)");
    heal(sandbox);
    awaitHealth(daemon, "healthy");
    assertThat(daemon.pidOf("web")).isNotEqualTo(first);
  }
}

package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.RpcFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that need others, by the options of dependencies.md. */
@PrivateDaemon
class DependenciesIT {
  /** The database is ready once there is a file; the job takes a moment. */
  private static final String CHAIN =
      """
      [program:app]
      command=/bin/sleep 300
      priority=1
      startsecs=0
      depends_on=db:ready, migrate:completed
      [program:migrate]
      command=/bin/sh -c 'sleep 0.3; exit $(cat @DIR@/status)'
      priority=2
      startsecs=0
      autorestart=false
      depends_on=db:ready
      [program:db]
      command=/bin/sh -c 'trap "sleep 0.3; exit 0" TERM; echo up; while :; do sleep 0.05; done'
      priority=3
      startsecs=0
      ready_on=exec:/usr/bin/test -e @DIR@/ready
      """;

  @BeforeEach
  void needs(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original knows no dependencies");
    sandbox.write("status", "0");
  }

  private static RunningDaemon allUp(Sandbox sandbox) {
    sandbox.write("ready", "");
    RunningDaemon daemon = Launch.start(sandbox, CHAIN);
    daemon.awaitRunning("app");
    return daemon;
  }

  /** The programs in the order in which the log has them after the regular expression. */
  private static List<String> order(RunningDaemon daemon, String regex) {
    return daemon
        .log()
        .text()
        .lines()
        .filter(line -> line.matches(".* (INFO|WARN) " + regex + ".*"))
        .map(line -> line.replaceAll(".* (INFO|WARN) " + regex + "'?(\\w+).*", "$2"))
        .toList();
  }

  @Test
  void startsWaitForWhatIsNeeded(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, CHAIN);
    daemon.awaitState("db", "STARTING");
    daemon.log().await("not starting app yet: waiting for db to be ready and migrate to be");
    assertThat(daemon.ctl("status", "app").stdout())
        .matches("app +STOPPED +waiting for db to be ready and migrate to be completed\n");
    assertThat(daemon.info("app").get("waiting_for"))
        .isEqualTo("db to be ready and migrate to be completed");
    assertThat(daemon.ctl("status", "--json").stdout())
        .contains("\"waiting_for\": \"db to be ready and migrate to be completed\"");
    sandbox.write("ready", "");
    daemon.awaitRunning("app");
    assertThat(daemon.state("migrate")).isEqualTo("EXITED");
    assertThat(order(daemon, "spawned: ")).containsExactly("db", "migrate", "app");
    assertThat(daemon.rpc("supervisor.getAllConfigInfo").toString())
        .contains("depends_on=db:*:ready, migrate:*:completed");
  }

  @Test
  void aStopReversesAndARestartBringsEverythingBack(Sandbox sandbox) {
    RunningDaemon daemon = allUp(sandbox);
    assertThat(daemon.ctl("stop", "db").orFail().stdout()).isEqualTo("db: stopped\n");
    assertThat(order(daemon, "stopped: ")).containsExactly("app", "db");
    assertThat(daemon.ctl("status", "app").stdout())
        .matches("app +STOPPED +waiting for db to be ready\n");
    assertThat(daemon.ctl("start", "db").orFail().stdout()).isEqualTo("db: started\n");
    daemon.awaitRunning("app");
    assertThat(daemon.ctl("restart", "db").orFail().stdout())
        .isEqualTo("db: stopped\ndb: started\n");
    daemon.awaitRunning("app");
    assertThat(daemon.ctl("restart", "all").orFail().lines())
        .containsExactlyInAnyOrder(
            "app: stopped", "db: stopped", "db: started", "migrate: started", "app: started");
    assertThat(order(daemon, "stopped: ")).containsExactly("app", "db", "app", "db", "app", "db");
  }

  @Test
  void aStartOnRequestSaysWhatIsInItsWay(Sandbox sandbox) {
    sandbox.write("ready", "");
    sandbox.write("status", "4");
    RunningDaemon daemon = Launch.start(sandbox, CHAIN);
    daemon.log().await("WARN app goes on waiting: migrate, which app needs, has ended with exit");
    Outcome outcome = daemon.ctl("start", "app");
    assertThat(outcome.stdout())
        .isEqualTo(
            "app: ERROR (abnormal termination: migrate, which app needs, has ended with exit status"
                + " 4)\n");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThatThrownBy(() -> daemon.rpc("supervisor.startProcess", "app"))
        .isInstanceOf(RpcFault.class)
        .hasMessageContaining("ABNORMAL_TERMINATION: app: migrate, which app needs");
    sandbox.write("status", "0");
    assertThat(daemon.ctl("start", "app").orFail().stdout()).isEqualTo("app: started\n");
  }

  @Test
  void circlesAndUnknownNamesAreRefused(Sandbox sandbox) {
    String circle = CHAIN + "depends_on=app\n";
    sandbox.write("supervisord.conf", Launch.standard(circle));
    String shown = "cannot start programs that wait for each other: app -> db -> app";
    Outcome start = sandbox.daemon("-n", "-c", sandbox.filled("@DIR@/supervisord.conf")).run();
    assertThat(start.exit()).isEqualTo(2);
    assertThat(start.stderr()).contains(shown).contains("supervisord.conf:");
    Outcome check = sandbox.daemon("--check", "-c", sandbox.filled("@DIR@/supervisord.conf")).run();
    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.stdout() + check.stderr()).contains(shown).contains("take one of the names");

    RunningDaemon daemon = allUp(sandbox);
    sandbox.write("supervisord.conf", Launch.standard(circle));
    assertThat(daemon.ctl("reread").stdout()).contains("ERROR").contains(shown);
    sandbox.write("supervisord.conf", Launch.standard(CHAIN.replace("=db:ready\n", "=bd:ready\n")));
    assertThat(daemon.ctl("update").stdout()).contains("did you mean db?");
    assertThat(daemon.state("app")).isEqualTo("RUNNING");
  }

  @Test
  void anUpdateBringsBackWhatItHadToStop(Sandbox sandbox) {
    RunningDaemon daemon = allUp(sandbox);
    long app = daemon.pidOf("app");
    sandbox.write("supervisord.conf", Launch.standard(CHAIN.replace("echo up", "echo up again")));
    assertThat(daemon.ctl("update").orFail().lines())
        .containsExactly("db: stopped", "db: updated process group");
    Await.until("app is another one", () -> daemon.pidOf("app") != app && daemon.pidOf("app") != 0);
    assertThat(order(daemon, "stopped: ")).containsExactly("app", "db");
  }

  @Test
  void aReloadAndAShutdownKeepTheOrder(Sandbox sandbox) {
    RunningDaemon daemon = allUp(sandbox);
    daemon.signal("HUP");
    daemon.log().awaitNth("INFO spawned: 'app'", 2);
    daemon.awaitRunning("app");
    assertThat(order(daemon, "stopped: ")).containsExactly("app", "db");
    assertThat(daemon.terminate()).isZero();
    assertThat(order(daemon, "stopped: ")).containsExactly("app", "db", "app", "db");
  }

  @Test
  void aShutdownInTheMiddleOfAStart(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, CHAIN);
    daemon.awaitState("db", "STARTING");
    assertThat(daemon.terminate()).isZero();
    assertThat(order(daemon, "spawned: ")).containsExactly("db");
  }

  @Test
  void filesForTheListenerOfSonicWork(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:rsyslogd]
            command=/bin/sleep 300
            autostart=false
            dependent_startup=true
            [program:config]
            command=/bin/true
            autostart=false
            autorestart=false
            startsecs=0
            dependent_startup=true
            dependent_startup_wait_for=rsyslogd:running
            [program:agent]
            command=/bin/sleep 300
            autostart=false
            dependent_startup=true
            dependent_startup_wait_for=rsyslogd:running config:exited
            """);
    daemon.awaitRunning("agent");
    assertThat(order(daemon, "spawned: ")).containsExactly("rsyslogd", "config", "agent");
  }
}

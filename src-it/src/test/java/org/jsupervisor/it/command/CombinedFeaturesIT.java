package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dependencies, scaling, rolling restarts and ends, each together with another one. */
@PrivateDaemon
class CombinedFeaturesIT {
  private static final String DB =
      """
      [program:db]
      command=/bin/sleep 300
      process_name=db_%(process_num)d
      numprocs=3
      startsecs=1
      """;

  /** Long enough between its spawn and its start that a command comes in between. */
  private static final String SLOW_DB = DB.replace("startsecs=1", "startsecs=5");

  private static final String WEB =
      "[program:web]\ncommand=/bin/sleep 300\nstartsecs=0\ndepends_on=db:ready\n";
  private static final String POOL =
      """
      [fcgi-program:php]
      command=/bin/sleep 300
      process_name=php_%(process_num)d
      socket=unix://@DIR@/php.sock
      max_procs=4
      scaling=ondemand
      """;

  @BeforeEach
  void needs(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original has none of these");
  }

  private static Command.Started rolling(Sandbox sandbox, RunningDaemon daemon) {
    int before = daemon.log().count("INFO spawned: 'db_0'");
    Command.Started roll =
        sandbox
            .client("-c", sandbox.filled("@DIR@/supervisord.conf"), "rolling-restart", "db:*")
            .start();
    daemon.log().awaitNth("INFO spawned: 'db_0'", before + 1);
    return roll;
  }

  @Test
  void rollingRestartsAndScalesLeaveThoseAloneThatNeedTheProgram(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, DB + WEB);
    long web = daemon.awaitRunning("web");
    assertThat(daemon.ctl("rolling-restart", "db:*").orFail().stdout())
        .contains("db:db_2: stopped\ndb:db_2: started\n");
    assertThat(daemon.ctl("scale", "db=1").orFail().stdout()).endsWith("db: scaled to 1\n");
    assertThat(daemon.ctl("scale", "db=2").orFail().stdout()).endsWith("db: scaled to 2\n");
    assertThat(daemon.ctl("stop", "db:db_0").orFail().stdout()).isEqualTo("db:db_0: stopped\n");
    assertThat(daemon.pidOf("web")).isEqualTo(web);
    assertThat(daemon.ctl("stop", "db:db_1").orFail().stdout()).isEqualTo("db:db_1: stopped\n");
    daemon.awaitState("web", "STOPPED");
    daemon.ctl("start", "db:*").orFail();
    assertThat(daemon.awaitRunning("web")).isNotEqualTo(web);
  }

  @Test
  void whatIsRolledAndNeedsOthersWaitsForThem(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, DB + WEB);
    long web = daemon.awaitRunning("web");
    daemon.ctl("stop", "db:db_1").orFail();
    assertThat(daemon.ctl("rolling-restart", "web").orFail().stdout())
        .isEqualTo("web: stopped\nweb: started\n");
    assertThat(daemon.state("db:db_1")).isEqualTo("RUNNING");
    assertThat(daemon.awaitRunning("web")).isNotEqualTo(web);
  }

  @Test
  void aStopOfTheGroupEndsItsRollingRestart(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, SLOW_DB + WEB);
    daemon.awaitRunning("web");
    Command.Started roll = rolling(sandbox, daemon);
    daemon.ctl("stop", "db:*").orFail();
    Outcome outcome = roll.await(Await.PATIENCE);
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.stdout())
        .startsWith("db:db_0: stopped\ndb:db_0: ERROR (abnormal termination)\n")
        .endsWith("db:db_1: left alone\ndb:db_2: left alone\n");
    assertThat(daemon.ctl("status", "db:*").lines()).allMatch(line -> line.contains("STOPPED"));
  }

  @Test
  void whatSomebodyStopsBeforeItsTurnIsLeftAlone(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, SLOW_DB);
    daemon.awaitRunning("db:db_2");
    Command.Started roll = rolling(sandbox, daemon);
    daemon.ctl("stop", "db:db_1").orFail();
    Outcome outcome = roll.await(Await.PATIENCE);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stdout())
        .isEqualTo(
            """
            db:db_0: stopped
            db:db_0: started
            db:db_1: left alone
            db:db_2: stopped
            db:db_2: started
            """);
    assertThat(daemon.state("db:db_1")).isEqualTo("STOPPED");
  }

  @Test
  void ofTwoRollingRestartsAtLeastOneComesToItsEndAndEverythingRuns(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, DB);
    daemon.awaitRunning("db:db_2");
    Command.Started first = rolling(sandbox, daemon);
    Outcome second = daemon.ctl("rolling-restart", "db:*");
    Outcome outcome = first.await(Await.PATIENCE);
    assertThat(Math.min(outcome.exit(), second.exit())).as(outcome + " and " + second).isZero();
    for (String name : new String[] {"db:db_0", "db:db_1", "db:db_2"}) {
      daemon.awaitRunning(name);
    }
  }

  @Test
  void aReloadEndsARollingRestart(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, SLOW_DB + WEB);
    daemon.awaitRunning("web");
    Command.Started roll = rolling(sandbox, daemon);
    daemon.signal("HUP");
    Outcome outcome = roll.await(Await.PATIENCE);
    assertThat(outcome.exit()).as(outcome.toString()).isNotZero();
    daemon.log().awaitNth("INFO spawned: 'web'", 2);
    daemon.awaitRunning("web");
    assertThat(daemon.log().count("INFO spawned: 'db_1'")).as(outcome.toString()).isEqualTo(2);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void aPoolOnDemandIsReadyAndHasNotEndedWhileItListens(Sandbox sandbox) {
    String job = "[program:job]\ncommand=/bin/sleep 0.3\nstartsecs=0\nautorestart=false\n";
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            POOL
                + WEB.replace("db:ready", "php:ready")
                + job
                + "[supervisord]\nexit_when=all_exited\n");
    daemon.awaitRunning("web");
    daemon.awaitState("job", "EXITED");
    assertThat(daemon.ctl("stop", "php:*").orFail().stdout()).isEmpty();
    daemon.awaitState("web", "STOPPED");
    assertThat(daemon.ctl("status", "web").stdout()).contains("waiting for php to be ready");
    assertThat(daemon.ctl("start", "job").orFail().stdout()).isEqualTo("job: started\n");
    assertThat(daemon.awaitExit()).isZero();
    assertThat(daemon.log().text()).contains("all programs have ended, exit_when=all_exited");
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that need others, in a whole daemon on a scripted kernel. */
final class DependencyTest {
  private static final String DB = "[program:db]\ncommand=/bin/cat db\n";
  private static final String WEB = "[program:web]\ncommand=/bin/cat web\ndepends_on=db:ready\n";
  private static final String CHAIN =
      """
      [program:web]
      command=/bin/cat web
      priority=1
      depends_on=app:ready
      [program:app]
      command=/bin/cat app
      priority=2
      depends_on=db:ready
      [program:db]
      command=/bin/cat db
      priority=3
      """;
  private static final String CHAIN_OFF =
      CHAIN
              .replace("[program:", "autostart=false\n[program:")
              .substring("autostart=false\n".length())
          + "autostart=false\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon begun(String sections) {
    return new ScriptedDaemon(directory, sections).begin();
  }

  private static Kill term(ScriptedDaemon daemon, String name) {
    return new Kill(daemon.info(name).pid(), 15);
  }

  private static String waitingFor(ScriptedDaemon daemon, String name) {
    return String.valueOf(daemon.info(name).facts().get("waiting_for"));
  }

  @Test
  void startsComeInOrderAndEachWaitsUntilTheOneBeforeRuns() {
    ScriptedDaemon daemon = begun(CHAIN);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STOPPED);
    assertThat(waitingFor(daemon, "web")).isEqualTo("app to be ready");
    assertThat(waitingFor(daemon, "db")).isEqualTo("null");
    daemon.pass(1.1);
    assertThat(daemon.spawnedNames()).containsExactly("db", "app");
    daemon.pass(1.1);
    assertThat(daemon.spawnedNames()).containsExactly("db", "app", "web");
    daemon.pass(1.1);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
    assertThat(waitingFor(daemon, "web")).isEqualTo("null");
    assertThat(daemon.log.linesWith("waiting for"))
        .containsExactly(
            "INFO not starting web yet: waiting for app to be ready",
            "INFO not starting app yet: waiting for db to be ready");
  }

  @Test
  void startedIsMetBeforeStartsecsAreOver() {
    ScriptedDaemon daemon = begun("[program:a]\ncommand=/bin/cat a\ndepends_on=db\n" + DB);
    assertThat(daemon.spawnedNames()).containsExactly("db", "a");
    assertThat(daemon.state("db")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void completedIsMetByAnExpectedEndOnly() {
    String migrate =
        "[program:migrate]\ncommand=/bin/cat migrate\nstartsecs=0\nautorestart=false\n"
            + "[program:web]\ncommand=/bin/cat web\ndepends_on=migrate:completed\n";
    ScriptedDaemon daemon = begun(migrate);
    daemon.child("migrate").exit(3);
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("migrate");
    assertThat(waitingFor(daemon, "web")).isEqualTo("migrate to be completed");
    daemon.start("migrate", false);
    daemon.child("migrate").exit(0);
    daemon.settle();
    assertThat(daemon.state("migrate")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.spawnedNames()).containsExactly("migrate", "migrate", "web");
  }

  @Test
  void allProcessesOfAGroupHaveToBeReady() {
    ScriptedDaemon daemon =
        begun(
            "[program:pool]\ncommand=/bin/cat pool\nprocess_name=p%(process_num)d\nnumprocs=2\n"
                + "[program:web]\ncommand=/bin/cat web\ndepends_on=pool:ready\n");
    daemon.child("pool:p1").exit(1);
    daemon.pass(1.5);
    assertThat(daemon.state("pool:p0")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STOPPED);
    daemon.pass(1);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void anAutomaticRestartWaitsToo() {
    ScriptedDaemon daemon = begun(DB + WEB).pass(3);
    daemon.child("db").exit(1);
    daemon.child("web").exit(1);
    daemon.settle();
    assertThat(daemon.state("db")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.EXITED);
    daemon.pass(1.1);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void theEndOfWhatIsNeededStopsNothing() {
    ScriptedDaemon daemon = begun(DB + WEB).pass(3);
    daemon.child("db").exit(1);
    daemon.pass(5);
    assertThat(daemon.posix.kills()).isEmpty();
    assertThat(daemon.spawnedNames()).containsExactly("db", "web", "db");
  }

  @Test
  void aStartOnRequestFirstStartsWhatIsNeeded() {
    ScriptedDaemon daemon = begun(CHAIN_OFF);
    assertThat(daemon.spawnedNames()).isEmpty();
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.settle();
    assertThat(daemon.spawnedNames()).containsExactly("db");
    daemon.pass(3.5);
    assertThat(daemon.spawnedNames()).containsExactly("db", "app", "web");
    assertThat(outcome).hasToString("true");
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void aStartOnRequestStartsWhatAnotherOneOfThoseNeeds() {
    ScriptedDaemon daemon = begun(CHAIN.replace("[program:db]", "[program:db]\nautostart=false"));
    assertThat(daemon.spawnedNames()).isEmpty();
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.pass(4);
    assertThat(daemon.spawnedNames()).containsExactly("db", "app", "web");
    assertThat(outcome).hasToString("true");
  }

  @Test
  void aStartOnRequestFailsWithTheNameOfWhatIsFatal() {
    ScriptedDaemon daemon =
        begun(CHAIN_OFF.replace("command=/bin/cat db", "command=/bin/cat db\nstartretries=0"));
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.settle();
    daemon.child("db").exit(1);
    daemon.pass(1);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.FATAL);
    assertThat(outcome)
        .hasToString("40 ABNORMAL_TERMINATION: web: app, which web needs, is STOPPED");
    assertThat(daemon.log.lines())
        .contains(
            "WARN cannot start app: db, which app needs, is FATAL",
            "WARN cannot start web: app, which web needs, is STOPPED");
    daemon.pass(20);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(daemon.info("web").facts()).isEmpty();
  }

  @Test
  void whatWaitsByItselfStartsWhenWhatItNeedsComesBack() {
    ScriptedDaemon daemon = begun(DB.replace("cat db", "cat db\nstartretries=0") + WEB);
    daemon.child("db").exit(1);
    daemon.pass(5);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.FATAL);
    assertThat(waitingFor(daemon, "web")).isEqualTo("db to be ready");
    daemon.start("db", false);
    daemon.pass(1.1);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void aStopEndsTheWaiting() {
    ScriptedDaemon daemon = begun(DB + WEB);
    assertThat(daemon.stop("web", true)).hasToString("true");
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(daemon.stop("web", true)).hasToString("70 NOT_RUNNING: web");
  }

  @Test
  void startAllAnswersForEachOnceItRuns() {
    ScriptedDaemon daemon = begun(CHAIN_OFF);
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.startAll(true, outcome);
    daemon.pass(4);
    assertThat(outcome).hasToString("[db 80 OK, app 80 OK, web 80 OK]");
    assertThat(daemon.spawnedNames()).containsExactly("db", "app", "web");
  }

  @Test
  void aStopReversesAndWaits() {
    ScriptedDaemon daemon = begun(CHAIN).pass(5);
    Kill web = term(daemon, "web");
    Kill app = term(daemon, "app");
    Kill db = term(daemon, "db");
    daemon.child("web").ignoreSignals();
    Outcome<Boolean> outcome = daemon.stop("db", true);
    daemon.pass(3);
    assertThat(daemon.posix.kills()).containsExactly(web);
    daemon.child("web").exit(0);
    daemon.settle();
    daemon.settle();
    assertThat(daemon.posix.kills()).containsExactly(web, app, db);
    assertThat(outcome).hasToString("true");
    assertThat(daemon.log.lines()).contains("INFO stopping web, app before db, which is needed");
  }

  @Test
  void whatWasStoppedForTheSakeOfAnotherOneComesBackWithIt() {
    ScriptedDaemon daemon = begun(CHAIN).pass(5);
    daemon.stop("db", true);
    daemon.pass(20);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.STOPPED);
    assertThat(waitingFor(daemon, "app")).isEqualTo("db to be ready");
    assertThat(daemon.spawnedNames()).hasSize(3);
    daemon.start("db", true);
    daemon.pass(4);
    assertThat(daemon.spawnedNames()).containsExactly("db", "app", "web", "db", "app", "web");
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void whatWasStoppedByNameStaysStopped() {
    ScriptedDaemon daemon = begun(CHAIN).pass(5);
    daemon.child("web").ignoreSignals();
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.stopAll(true, outcome);
    daemon.settle();
    assertThat(daemon.posix.kills()).containsExactly(term(daemon, "web"));
    daemon.child("web").exit(0);
    daemon.settle();
    daemon.settle();
    assertThat(outcome).hasToString("[web 80 OK, app 80 OK, db 80 OK]");
    daemon.start("db", true);
    daemon.pass(10);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.state("app")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void aStopWithoutWaitIsAnsweredAtOnce() {
    ScriptedDaemon daemon = begun(DB + WEB).pass(3);
    daemon.child("web").ignoreSignals();
    assertThat(daemon.stop("db", false)).hasToString("true");
    assertThat(daemon.state("db")).isEqualTo(ProcessState.RUNNING);
    daemon.child("web").exit(0);
    daemon.settle();
    daemon.settle();
    assertThat(daemon.state("db")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void whatWasNeededAsCompletedCanBeStoppedAlone() {
    ScriptedDaemon daemon =
        begun(
            "[program:job]\ncommand=/bin/cat job\nstartsecs=0\nautorestart=false\n"
                + "[program:web]\ncommand=/bin/cat web\ndepends_on=job:completed\n");
    daemon.child("job").exit(0);
    daemon.pass(2);
    daemon.start("job", false);
    assertThat(daemon.stop("job", true)).hasToString("open");
    daemon.settle();
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void aShutdownStopsNothingBeforeWhatNeedsIt() {
    ScriptedDaemon daemon =
        begun(
                """
            [program:db]
            command=/bin/cat db
            priority=999
            [program:web]
            command=/bin/cat web
            priority=1
            depends_on=db:ready
            [program:other]
            command=/bin/cat other
            priority=5
            """)
            .pass(5);
    Kill web = term(daemon, "web");
    Kill db = term(daemon, "db");
    Kill other = term(daemon, "other");
    daemon.child("web").ignoreSignals();
    daemon.supervisor.shutdown();
    daemon.pass(1);
    assertThat(daemon.posix.kills()).containsExactly(web);
    daemon.child("web").exit(0);
    daemon.settle();
    daemon.settle();
    daemon.settle();
    assertThat(daemon.posix.kills()).containsExactly(web, db, other);
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void aShutdownStopsTheMembersOfAGroupInOrder() {
    ScriptedDaemon daemon = begun(CHAIN + "[group:all]\nprograms=web,app,db\n").pass(5);
    Kill web = term(daemon, "all:web");
    Kill app = term(daemon, "all:app");
    Kill db = term(daemon, "all:db");
    daemon.supervisor.shutdown();
    daemon.settle();
    daemon.settle();
    daemon.settle();
    assertThat(daemon.posix.kills()).containsExactly(web, app, db);
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void aShutdownEndsWhileSomeWait() {
    ScriptedDaemon daemon = begun(CHAIN);
    daemon.supervisor.shutdown();
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void removedAndAddedGroupsAreFoundAgain() throws ControlFault {
    ScriptedDaemon daemon = begun(DB + WEB).pass(3);
    daemon.stop("db", true);
    daemon.settle();
    daemon.control.removeProcessGroup("db");
    assertThat(daemon.start("web", true)).hasToString("open");
    daemon.settle();
    assertThat(daemon.log.lines())
        .contains("WARN cannot start web: db, which web needs, is not there");
    daemon.control.addProcessGroup("db");
    daemon.pass(3);
    assertThat(daemon.start("web", true)).hasToString("open");
    daemon.pass(2);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void anOrderedStartWaitsForStatesThatHaveBeen() {
    ScriptedDaemon daemon =
        begun(
            """
            [program:rsyslogd]
            command=/bin/cat rsyslogd
            autostart=false
            dependent_startup=true
            [program:config]
            command=/bin/cat config
            autostart=false
            autorestart=false
            startsecs=0
            dependent_startup=true
            dependent_startup_wait_for=rsyslogd:running
            [program:agent]
            command=/bin/cat agent
            autostart=false
            dependent_startup=true
            dependent_startup_wait_for=rsyslogd:running config:exited
            [program:manual]
            command=/bin/cat manual
            autostart=false
            dependent_startup_wait_for=rsyslogd:running
            """);
    assertThat(daemon.spawnedNames()).containsExactly("rsyslogd");
    assertThat(waitingFor(daemon, "agent"))
        .isEqualTo("rsyslogd to have been running and config to have been exited");
    daemon.pass(1.1);
    assertThat(daemon.spawnedNames()).containsExactly("rsyslogd", "config");
    daemon.child("rsyslogd").exit(1);
    daemon.child("config").exit(7);
    daemon.settle();
    assertThat(daemon.spawnedNames()).containsExactly("rsyslogd", "config", "rsyslogd", "agent");
    daemon.pass(2);
    assertThat(daemon.stop("rsyslogd", true)).hasToString("open");
    daemon.settle();
    assertThat(daemon.state("agent")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.info("agent").facts()).isEqualTo(Map.of());
  }

  @Test
  void aStartOnRequestIsNotOrdered() {
    ScriptedDaemon daemon =
        begun(
            """
            [program:first]
            command=/bin/cat first
            autostart=false
            dependent_startup=true
            dependent_startup_wait_for=never:exited
            [program:never]
            command=/bin/cat never
            autostart=false
            """);
    assertThat(daemon.spawnedNames()).isEmpty();
    daemon.start("first", false);
    assertThat(daemon.spawnedNames()).containsExactly("first");
  }
}

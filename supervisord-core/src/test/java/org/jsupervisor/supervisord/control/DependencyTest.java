package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsupervisor.supervisord.control.DependentPrograms.CHAIN;
import static org.jsupervisor.supervisord.control.DependentPrograms.CHAIN_OFF;
import static org.jsupervisor.supervisord.control.DependentPrograms.DB;
import static org.jsupervisor.supervisord.control.DependentPrograms.JOB;
import static org.jsupervisor.supervisord.control.DependentPrograms.WEB;
import static org.jsupervisor.supervisord.control.DependentPrograms.WEB_AFTER_JOB;
import static org.jsupervisor.supervisord.control.DependentPrograms.waitingFor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How programs that need others start, in a whole daemon on a scripted kernel. */
final class DependencyTest {
  private final DependentPrograms programs;

  DependencyTest(@TempDir Path directory) {
    this.programs = new DependentPrograms(directory);
  }

  @Test
  void startsComeInOrderAndEachWaitsUntilTheOneBeforeRuns() {
    ScriptedDaemon daemon = programs.begun(CHAIN);
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
    ScriptedDaemon daemon = programs.begun("[program:a]\ncommand=/bin/cat a\ndepends_on=db\n" + DB);
    assertThat(daemon.spawnedNames()).containsExactly("db", "a");
    assertThat(daemon.state("db")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void healthyIsMetOnceTheCheckSaysSo() {
    ScriptedDaemon daemon =
        programs
            .begun(
                DB
                    + "healthcheck=tcp:127.0.0.1:80\nhealth_interval=1\nhealth_action=none\n"
                    + WEB.replace("db:ready", "db:healthy"))
            .pass(10);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(waitingFor(daemon, "web")).isEqualTo("db to be healthy");
    daemon.posix.peers().listen("127.0.0.1:80");
    daemon.pass(3);
    assertThat(daemon.spawnedNames()).containsExactly("db", "web");
  }

  @Test
  void nothingIsLeftOfAGroupThatCannotBeAdded() {
    String taken = "command=/bin/cat f\nsocket=tcp://localhost:9000\n";
    ScriptedDaemon daemon = programs.begun(DB + "autostart=false\n[fcgi-program:holder]\n" + taken);
    daemon.rewrite(
        DB
            + "autostart=false\n[fcgi-program:holder]\n"
            + taken
            + "[group:g]\nprograms=a,f\n[program:a]\ncommand=/bin/cat a\ndepends_on=db\n"
            + "[fcgi-program:f]\n"
            + taken);
    assertThatThrownBy(
            () -> {
              daemon.control.reloadConfig();
              daemon.control.addProcessGroup("g");
            })
        .isInstanceOf(ControlFault.class);
    daemon.start("db", true);
    daemon.pass(3);
    assertThat(daemon.spawnedNames()).containsExactly("f", "db");
  }

  @Test
  void completedIsMetByAnExpectedEndOnly() {
    ScriptedDaemon daemon = programs.begun(JOB + WEB_AFTER_JOB);
    daemon.child("job").exit(3);
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("job");
    assertThat(waitingFor(daemon, "web")).isEqualTo("job to be completed");
    daemon.start("job", false);
    daemon.child("job").exit(0);
    daemon.settle();
    assertThat(daemon.state("job")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.spawnedNames()).containsExactly("job", "job", "web");
  }

  @Test
  void allProcessesOfAGroupHaveToBeReady() {
    ScriptedDaemon daemon =
        programs.begun(
            """
            [program:pool]
            command=/bin/cat pool
            process_name=p%(process_num)d
            numprocs=2
            [program:web]
            command=/bin/cat web
            depends_on=pool:ready
            """);
    daemon.child("pool:p1").exit(1);
    daemon.pass(1.5);
    assertThat(daemon.state("pool:p0")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STOPPED);
    daemon.pass(1);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void anAutomaticRestartWaitsToo() {
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(3);
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
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(3);
    daemon.child("db").exit(1);
    daemon.pass(5);
    assertThat(daemon.posix.kills()).isEmpty();
    assertThat(daemon.spawnedNames()).containsExactly("db", "web", "db");
  }

  @Test
  void aStartOnRequestFirstStartsWhatIsNeeded() {
    ScriptedDaemon daemon = programs.begun(CHAIN_OFF);
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
    ScriptedDaemon daemon =
        programs.begun(CHAIN.replace("[program:db]", "[program:db]\nautostart=false"));
    assertThat(daemon.spawnedNames()).isEmpty();
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.pass(4);
    assertThat(daemon.spawnedNames()).containsExactly("db", "app", "web");
    assertThat(outcome).hasToString("true");
  }

  @Test
  void aStartOnRequestFailsWithTheNameOfWhatIsFatal() {
    ScriptedDaemon daemon =
        programs.begun(
            CHAIN_OFF.replace("command=/bin/cat db", "command=/bin/cat db\nstartretries=0"));
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.settle();
    daemon.child("db").exit(1);
    daemon.pass(1);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.FATAL);
    assertThat(outcome).hasToString("40 ABNORMAL_TERMINATION: web: db, which app needs, is FATAL");
    assertThat(daemon.log.lines())
        .contains(
            "WARN cannot start app: db, which app needs, is FATAL",
            "WARN cannot start web: db, which app needs, is FATAL");
    daemon.pass(20);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(daemon.info("web").facts()).isEmpty();
  }

  @Test
  void whatWaitsByItselfStartsWhenWhatItNeedsComesBack() {
    ScriptedDaemon daemon = programs.begun(DB.replace("cat db", "cat db\nstartretries=0") + WEB);
    daemon.child("db").exit(1);
    daemon.pass(5);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.FATAL);
    assertThat(daemon.info("web").description()).isEqualTo("waiting for db to be ready");
    assertThat(daemon.log.linesWith("goes on waiting"))
        .containsExactly("WARN web goes on waiting: db, which web needs, is FATAL");
    daemon.start("db", false);
    daemon.pass(1.1);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void whatWaitsByItselfGoesOnWaitingAfterARequestInVain() {
    ScriptedDaemon daemon = programs.begun(DB + "startretries=0\n" + WEB);
    daemon.child("db").exit(1);
    daemon.pass(1);
    daemon.posix.failSpawns(request -> Errno.EAGAIN);
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.pass(2);
    assertThat(outcome).hasToString("40 ABNORMAL_TERMINATION: web: db, which web needs, is FATAL");
    assertThat(waitingFor(daemon, "web")).isEqualTo("db to be ready");
    assertThat(daemon.log.linesWith("goes on waiting")).hasSize(1);
    daemon.posix.failSpawns(request -> 0);
    daemon.start("db", false);
    daemon.pass(3);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void aStopEndsTheWaiting() {
    ScriptedDaemon daemon = programs.begun(DB + WEB);
    assertThat(daemon.stop("web", true)).hasToString("true");
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(daemon.stop("web", true)).hasToString("70 NOT_RUNNING: web");
  }

  @Test
  void startAllAnswersForEachOnceItRuns() {
    ScriptedDaemon daemon = programs.begun(CHAIN_OFF);
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.startAll(true, outcome);
    daemon.pass(4);
    assertThat(outcome).hasToString("[db 80 OK, app 80 OK, web 80 OK]");
    assertThat(daemon.spawnedNames()).containsExactly("db", "app", "web");
  }

  @Test
  void aRequestedStartThatNeedsAFailedJobFails() {
    ScriptedDaemon daemon =
        programs.begun(JOB + "autostart=false\n" + WEB_AFTER_JOB + "autostart=false\n");
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.settle();
    daemon.child("job").exit(3);
    daemon.settle();
    assertThat(outcome)
        .hasToString(
            "40 ABNORMAL_TERMINATION: web: job, which web needs, has ended with exit status 3");
    Outcome<Boolean> again = daemon.start("web", true);
    daemon.settle();
    daemon.child("job").exit(0);
    daemon.pass(2);
    assertThat(daemon.spawnedNames()).containsExactly("job", "job", "web");
    assertThat(again).hasToString("true");
  }

  @Test
  void aRetryWaitsToo() {
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(1.1);
    daemon.child("db").exit(1);
    daemon.child("web").exit(1);
    daemon.settle();
    daemon.child("db").exit(1);
    daemon.pass(1.5);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.BACKOFF);
    assertThat(waitingFor(daemon, "web")).isEqualTo("db to be ready");
    daemon.pass(1);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void aDiamondStartsEachOnce() {
    ScriptedDaemon daemon =
        programs.begun(
            DB
                + "[program:left]\ncommand=/bin/cat left\ndepends_on=db:ready\n"
                + "[program:right]\ncommand=/bin/cat right\ndepends_on=db:ready\n"
                + "[program:top]\ncommand=/bin/cat top\ndepends_on=left:ready,right:ready\n");
    assertThat(waitingFor(daemon, "top")).isEqualTo("left to be ready and right to be ready");
    daemon.pass(4);
    assertThat(daemon.spawnedNames()).containsExactly("db", "left", "right", "top");
  }

  @Test
  void aDependencyThatStaysInBackoffIsWaitedFor() {
    ScriptedDaemon daemon = programs.begun(DB + "startretries=-1\n" + WEB + "autostart=false\n");
    daemon.child("db").exit(1);
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.pass(0.5);
    assertThat(daemon.state("db")).isEqualTo(ProcessState.BACKOFF);
    assertThat(outcome).hasToString("open");
    assertThat(daemon.stop("web", true)).hasToString("true");
    assertThat(outcome).hasToString("40 ABNORMAL_TERMINATION: web");
    daemon.pass(10);
    assertThat(daemon.spawnedNames()).doesNotContain("web");
  }

  @Test
  void anAddedProgramCannotWaitForNobody() throws ControlFault {
    ScriptedDaemon daemon = programs.begun(DB);
    Map<String, String> options = Map.of("command", "/bin/cat x", "depends_on", "bd");
    assertThatThrownBy(() -> daemon.editor.addProgram("db", "x", options))
        .hasMessageContaining("cannot wait for bd, which is no program or group");
    daemon.editor.addProgram(
        "db", "x", Map.of("command", "/bin/cat x", "depends_on", "db:db:ready"));
    daemon.pass(2);
    assertThat(daemon.spawnedNames()).containsExactly("db", "x");
  }

  @Test
  void removedAndAddedGroupsAreFoundAgain() throws ControlFault {
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(3);
    daemon.stop("db", true);
    daemon.settle();
    daemon.control.removeProcessGroup("db");
    assertThat(daemon.start("web", true)).hasToString("open");
    daemon.settle();
    assertThat(daemon.log.lines())
        .contains("WARN cannot start web: db, which web needs, is not there");
    daemon.control.addProcessGroup("db");
    daemon.pass(3);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void anOrderedStartWaitsForStatesThatHaveBeen() {
    ScriptedDaemon daemon =
        programs.begun(
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
        programs.begun(
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

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsupervisor.supervisord.control.DependentPrograms.CHAIN;
import static org.jsupervisor.supervisord.control.DependentPrograms.DB;
import static org.jsupervisor.supervisord.control.DependentPrograms.JOB;
import static org.jsupervisor.supervisord.control.DependentPrograms.WEB;
import static org.jsupervisor.supervisord.control.DependentPrograms.WEB_AFTER_JOB;
import static org.jsupervisor.supervisord.control.DependentPrograms.term;
import static org.jsupervisor.supervisord.control.DependentPrograms.waitingFor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How programs stop that others need, in a whole daemon on a scripted kernel. */
final class DependentStopTest {
  private final DependentPrograms programs;

  DependentStopTest(@TempDir Path directory) {
    this.programs = new DependentPrograms(directory);
  }

  @Test
  void aStopReversesAndWaits() {
    ScriptedDaemon daemon = programs.begun(CHAIN).pass(5);
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
    assertThat(daemon.log.lines()).contains("INFO stopping web, app before db");
  }

  @Test
  void whatWasStoppedForTheSakeOfAnotherOneComesBackWithIt() {
    ScriptedDaemon daemon = programs.begun(CHAIN).pass(5);
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
    ScriptedDaemon daemon = programs.begun(CHAIN).pass(5);
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
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(3);
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
    ScriptedDaemon daemon = programs.begun(JOB + WEB_AFTER_JOB);
    daemon.child("job").exit(0);
    daemon.pass(2);
    daemon.start("job", false);
    assertThat(daemon.stop("job", true)).hasToString("open");
    daemon.settle();
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void whatIsStoppedByNameMeanwhileStaysStoppedToo() {
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(3);
    daemon.child("web").ignoreSignals();
    daemon.stop("db", false);
    Outcome<Boolean> web = daemon.stop("web", true);
    daemon.child("web").exit(0);
    daemon.settle();
    daemon.start("db", false);
    daemon.pass(5);
    assertThat(web).hasToString("70 NOT_RUNNING: web");
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void whatIsRemovedMeanwhileDoesNotComeBack() throws ControlFault {
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(3);
    daemon.child("db").ignoreSignals();
    Outcome<Boolean> outcome = daemon.stop("db", true);
    daemon.settle();
    daemon.control.removeProcessGroup("web");
    daemon.child("db").exit(0);
    daemon.settle();
    assertThat(outcome).hasToString("true");
    daemon.start("db", false);
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("db", "web", "db");
  }

  @Test
  void whatIsLeftOfAProgramIsEnoughForThoseThatNeedIt() {
    String many =
        "[program:db]\ncommand=/bin/cat db\nnumprocs=2\nprocess_name=db_%(process_num)d\n";
    ScriptedDaemon daemon =
        programs
            .begun("[group:g]\nprograms=db,cache\n" + many + DB.replace("db", "cache") + WEB)
            .pass(3);
    daemon.stop("g:db_0", true);
    daemon.settle();
    assertThat(daemon.state("g:db_0")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
    daemon.stop("g:db_1", true);
    daemon.pass(1);
    assertThat(daemon.state("web")).as("cache is another program").isEqualTo(ProcessState.STOPPED);
    daemon.start("g:db_1", true);
    daemon.pass(2);
    assertThat(waitingFor(daemon, "web")).isEqualTo("g:db_0 to be ready");
  }

  @Test
  void theLastTwoThatStopAtTheSameTimeAreNotEnough() {
    String many =
        "[program:db]\ncommand=/bin/cat db\nnumprocs=2\nprocess_name=db_%(process_num)d\n";
    ScriptedDaemon daemon =
        programs.begun(many + WEB + WEB.replace("web", "top").replace("=db", "=web")).pass(5);
    assertThat(daemon.state("top")).isEqualTo(ProcessState.RUNNING);
    daemon.child("db:db_0").ignoreSignals();
    daemon.stop("db:db_0", false);
    daemon.settle();
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
    daemon.child("top").ignoreSignals();
    daemon.stop("db:db_1", false);
    daemon.pass(1);
    assertThat(daemon.state("top")).isEqualTo(ProcessState.STOPPING);
    assertThat(daemon.state("web")).as("which top needs").isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("db:db_1")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void programsThatCameToNeedEachOtherCanBeStopped() throws ControlFault {
    ScriptedDaemon daemon = programs.begun(DB + WEB).pass(3);
    daemon.editor.addProgram(
        "db", "late", Map.of("command", "/bin/cat late", "depends_on", "web:web:started"));
    daemon.pass(3);
    assertThat(daemon.spawnedNames()).containsExactly("db", "web", "late");
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.stopGroup("db", true, outcome);
    daemon.pass(1);
    assertThat(outcome.toString()).contains("db 80 OK", "db:late 80 OK");
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void aThousandDependentsStopAtOnce() {
    ScriptedDaemon daemon =
        programs
            .begun(
                DB
                    + "[program:many]\ncommand=/bin/cat many\nprocess_name=m%(process_num)d\n"
                    + "numprocs=1000\ndepends_on=db\nstdout_logfile=NONE\nstderr_logfile=NONE\n")
            .pass(3);
    Outcome<Boolean> outcome = daemon.stop("db", true);
    daemon.pass(1);
    assertThat(outcome).hasToString("true");
    assertThat(daemon.posix.kills()).hasSize(1001);
  }

  @Test
  void aShutdownStopsNothingBeforeWhatNeedsIt() {
    ScriptedDaemon daemon =
        programs
            .begun(
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
    ScriptedDaemon daemon = programs.begun(CHAIN + "[group:all]\nprograms=web,app,db\n").pass(5);
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
    ScriptedDaemon daemon = programs.begun(CHAIN);
    daemon.supervisor.shutdown();
    daemon.pass(5);
    assertThat(daemon.spawnedNames()).containsExactly("db");
    assertThat(daemon.ends()).isOne();
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderedStopTest {
  private static final String GROUPS =
      """
          [program:a]
          command=/bin/cat a
          priority=1
          [program:b]
          command=/bin/cat b
          priority=2
          [program:c]
          command=/bin/cat c
          priority=2
          [program:x]
          command=/bin/cat x
          priority=7
          [program:y]
          command=/bin/cat y
          priority=8
          [program:z]
          command=/bin/cat z
          priority=7
          [group:g]
          programs=x,y,z
          priority=2
          """;

  private Path directory;
  private ScriptedDaemon daemon;

  @BeforeEach
  void begin(@TempDir Path temporary) {
    directory = temporary;
    daemon = new ScriptedDaemon(directory, GROUPS).beginAndStay();
  }

  private Kill term(String name) {
    return new Kill(daemon.info(name).pid(), 15);
  }

  @Test
  void groupsStopOneAfterTheOtherByDescendingPriority() {
    Kill[] expected = {
      term("g:y"), term("g:z"), term("g:x"), term("c"), term("b"), term("a"),
    };
    daemon.child("g:z").ignoreSignals();
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(daemon.posix.kills()).containsExactly(expected[0], expected[1], expected[2]);
    daemon.child("g:z").exit(0);
    daemon.settle();
    daemon.settle();
    assertThat(daemon.posix.kills()).containsExactly(expected);
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.SHUTDOWN);
  }

  @Test
  void reportsThoseThatStillLiveAtOnceAndEveryThreeSeconds() {
    daemon.child("c").ignoreSignals();
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(daemon.log.linesWith("to die"))
        .containsExactly("INFO waiting for a, b, c, x, y, z to die");
    daemon.pass(2.9);
    assertThat(daemon.log.linesWith("to die")).hasSize(1);
    daemon.pass(0.2);
    assertThat(daemon.log.linesWith("to die"))
        .containsExactly(
            "INFO waiting for a, b, c, x, y, z to die", "INFO waiting for a, b, c to die");
    assertThat(daemon.log.linesWith("BLAT c state: STOPPING")).hasSize(1);
    daemon.pass(10);
    assertThat(daemon.ends()).isOne();
    int reports = daemon.log.linesWith("to die").size();
    daemon.pass(10);
    assertThat(daemon.log.linesWith("to die")).hasSize(reports);
  }

  @Test
  void nothingStartsAnyMore() {
    daemon.child("a").exit(5);
    daemon.supervisor.shutdown();
    int spawned = daemon.posix.spawned().size();
    daemon.pass(20);
    assertThat(daemon.posix.spawned()).hasSize(spawned);
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void backoffEndsFatalWithoutWaiting() {
    daemon = new ScriptedDaemon(directory, "[program:a]\ncommand=no_such\n").begin();
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.FATAL);
    assertThat(daemon.log.linesWith("gave up")).isEmpty();
    assertThat(daemon.log.linesWith("to die")).isEmpty();
  }

  @Test
  void processThatCannotBeSignalledHoldsNothingUp() {
    int pid = daemon.info("b").pid();
    daemon.posix.failKills(kill -> Math.abs(kill.pid()) == pid ? Errno.EPERM : 0);
    daemon.supervisor.shutdown();
    daemon.pass(1);
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void restartStopsEverythingAndShutdownOverridesIt() {
    daemon.child("c").ignoreSignals();
    daemon.supervisor.restart();
    daemon.settle();
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.RESTARTING);
    daemon.supervisor.shutdown();
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.SHUTDOWN);
    daemon.supervisor.restart();
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.SHUTDOWN);
    daemon.pass(11);
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void waitingStopIsAnsweredByTheShutdown() {
    daemon.child("a").ignoreSignals();
    Outcome<Boolean> outcome = daemon.stop("a", true);
    daemon.supervisor.shutdown();
    daemon.pass(11);
    assertThat(outcome).hasToString("true");
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void whatIsAwaitedAndCannotBeSignalledEndsTheShutdownOnce() {
    String sections =
        """
        [program:a]
        command=/bin/cat a
        depends_on=b
        priority=1
        stopwaitsecs=1
        [program:b]
        command=/bin/cat b
        priority=9
        """;
    ScriptedDaemon pair = new ScriptedDaemon(directory, sections).beginAndStay().pass(2);
    int needed = pair.info("b").pid();
    pair.child("a").ignoreSignals();
    pair.posix.failKills(
        kill -> kill.signal() == 9 || Math.abs(kill.pid()) == needed ? Errno.EPERM : 0);
    pair.supervisor.shutdown();
    pair.pass(10);
    assertThat(pair.state("a")).isEqualTo(ProcessState.UNKNOWN);
    assertThat(pair.state("b")).isEqualTo(ProcessState.UNKNOWN);
    assertThat(pair.ends()).isOne();
  }
}

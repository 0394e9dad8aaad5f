package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a whole shutdown may take, on a scripted kernel. */
final class ShutdownTimeoutTest {
  private static final String SECTIONS =
      """
      shutdown_timeout=8
      [program:last]
      command=/bin/cat last
      priority=1
      stopwaitsecs=100
      [program:first]
      command=/bin/cat first
      priority=9
      stopwaitsecs=100
      """;

  private final ScriptedDaemon daemon;

  ShutdownTimeoutTest(@TempDir Path directory) {
    daemon = new ScriptedDaemon(directory, SECTIONS).beginAndStay();
  }

  private Kill kill(String name, int signal) {
    return new Kill(daemon.info(name).pid(), signal);
  }

  @Test
  void whatIsLeftIsKilledWhoseverTurnItIs() {
    Kill term = kill("first", 15);
    Kill killFirst = kill("first", 9);
    Kill killLast = kill("last", 9);
    daemon.child("first").ignoreSignals();
    daemon.supervisor.shutdown();
    daemon.pass(7.9);
    assertThat(daemon.posix.kills()).containsExactly(term);
    daemon.pass(0.2);
    assertThat(daemon.posix.kills()).containsExactlyInAnyOrder(term, killFirst, killLast);
    assertThat(daemon.log.lines())
        .contains("WARN the shutdown has taken 8 seconds (shutdown_timeout), killing last, first");
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aQuickShutdownHearsNothingOfIt() {
    daemon.supervisor.shutdown();
    daemon.pass(1);
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(daemon.log.linesWith("shutdown_timeout")).isEmpty();
  }

  @Test
  void aSecondRequestDoesNotPutItOff() {
    daemon.child("first").ignoreSignals();
    daemon.supervisor.shutdown();
    daemon.pass(5);
    daemon.supervisor.shutdown();
    daemon.pass(3.1);
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void aRestartHasNoLimitUntilItBecomesAShutdown() {
    daemon.child("first").ignoreSignals();
    daemon.supervisor.restart();
    daemon.pass(20);
    assertThat(daemon.ends()).isZero();
    daemon.supervisor.shutdown();
    daemon.pass(8.1);
    assertThat(daemon.ends()).isOne();
  }
}

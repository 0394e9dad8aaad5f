package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.control.ScriptedDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignalDispatcherTest {
  private Path directory;
  private ScriptedDaemon daemon;

  @BeforeEach
  void begin(@TempDir Path temporary) {
    directory = temporary;
    daemon = new ScriptedDaemon(directory, "[program:a]\ncommand=/bin/cat\n").beginAndStay();
    daemon.log.lines().clear();
  }

  private void receive(int... signals) throws IOException {
    for (int signal : signals) {
      daemon.posix.signalDaemon(signal);
    }
    new SignalDispatcher(daemon.posix.signals(), daemon.supervisor, daemon.reaper, daemon.log)
        .dispatchPending();
  }

  @Test
  void termIntAndQuitShutDown() throws IOException {
    receive(15, 2, 3);
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.SHUTDOWN);
    assertThat(daemon.log.important())
        .containsExactly(
            "WARN received SIGTERM indicating exit request",
            "WARN received SIGINT indicating exit request",
            "WARN received SIGQUIT indicating exit request");
  }

  @Test
  void hangUpRestartsButNotDuringAShutdown() throws IOException {
    receive(1);
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.RESTARTING);
    receive(15);
    receive(1);
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.SHUTDOWN);
    assertThat(daemon.log.important())
        .containsExactly(
            "WARN received SIGHUP indicating restart request",
            "WARN received SIGTERM indicating exit request",
            "WARN ignored SIGHUP indicating restart request (shutdown in progress)");
  }

  @Test
  void userSignalReopensLogs() throws IOException {
    receive(12);
    assertThat(daemon.log.lines())
        .containsExactly(
            "INFO received SIGUSR2 indicating log reopen request", "INFO supervisord logreopen");
    assertThat(daemon.log.reopened()).isOne();
  }

  @Test
  void whatComesAfterTheEndOfAChildIsLeftToTheNextTurn() throws IOException {
    daemon.child("a").exit(0);
    receive(15);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.RUNNING);
    receive();
    assertThat(daemon.supervisor.state()).isEqualTo(SupervisorState.SHUTDOWN);
  }

  @Test
  void childSignalReapsAndIsToldAfterwards() throws IOException {
    daemon.child("a").exit(0);
    receive();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.EXITED);
    assertThat(daemon.log.lines())
        .endsWith(
            "INFO exited: a (exit status 0; expected)",
            "DEBG received SIGCHLD indicating a child quit");
  }
}

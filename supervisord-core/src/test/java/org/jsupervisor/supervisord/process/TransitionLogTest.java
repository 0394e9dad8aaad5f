package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Signal;
import org.junit.jupiter.api.Test;

class TransitionLogTest {
  @Test
  void resultsOfSignalsHaveTheirLines() {
    assertThat(TransitionLog.killedTooLate("web", 9).text())
        .isEqualTo(
            "unable to signal web (pid 9), it probably just exited on its own: [Errno 3] No such"
                + " process");
    assertThat(TransitionLog.sentTooLate("web", 9).text())
        .isEqualTo(
            "unable to signal web (pid 9), it probably just now exited on its own: [Errno 3] No"
                + " such process");
    assertThat(TransitionLog.killFailed("web", 9, "why"))
        .isEqualTo(new LogLine(LogLevel.CRITICAL, "unknown problem killing web (9):why"));
    assertThat(TransitionLog.sendFailed("web", 9, "why"))
        .isEqualTo(new LogLine(LogLevel.CRITICAL, "unknown problem sending sig web (9):why"));
  }

  @Test
  void clientsSignalsAreNamed() {
    assertThat(TransitionLog.sending("web", 9, new Signal(1)))
        .isEqualTo(new LogLine(LogLevel.DEBUG, "sending web (pid 9) sig SIGHUP"));
    assertThat(TransitionLog.notSent("web", new Signal(29)).text())
        .isEqualTo("attempted to send web sig SIGPOLL but it wasn't running");
    assertThat(TransitionLog.notSent("web", new Signal(33)).text()).contains("sig signal 33 but");
    assertThat(TransitionLog.notSent("web", new Signal(34)).text()).contains("sig SIGRTMIN but");
  }
}

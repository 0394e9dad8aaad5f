package org.jsupervisor.supervisord.ending;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.config.policy.EndPolicy;
import org.jsupervisor.config.policy.EndPolicy.Action;
import org.jsupervisor.supervisord.posix.Reaped;
import org.junit.jupiter.api.Test;

/** What the daemon ends with because of a program. */
class ExitStatusTest {
  private static final EndPolicy CHOSEN = new EndPolicy(Action.SHUTDOWN, Action.SHUTDOWN, 0);

  private static Reaped exited(int code) {
    return new Reaped(7, code, 0, false, code << 8);
  }

  @Test
  void anEndGivesItsOwnStatus() {
    assertThat(ExitStatus.afterExit(EndPolicy.DEFAULT, exited(0))).isZero();
    assertThat(ExitStatus.afterExit(EndPolicy.DEFAULT, exited(255))).isEqualTo(255);
    Reaped killed = new Reaped(7, -1, 15, false, 15);
    assertThat(ExitStatus.afterExit(EndPolicy.DEFAULT, killed)).isEqualTo(143);
    assertThat(ExitStatus.afterExit(EndPolicy.DEFAULT, Reaped.unknown(7))).isOne();
    assertThat(ExitStatus.afterExit(EndPolicy.DEFAULT, null)).isOne();
    assertThat(ExitStatus.afterExit(CHOSEN, exited(3))).isZero();
  }

  @Test
  void fatalIsASuccessOnlyIfChosen() {
    assertThat(ExitStatus.afterFatal(EndPolicy.DEFAULT, exited(0))).isOne();
    assertThat(ExitStatus.afterFatal(EndPolicy.DEFAULT, exited(4))).isEqualTo(4);
    assertThat(ExitStatus.afterFatal(EndPolicy.DEFAULT, null)).isEqualTo(127);
    assertThat(ExitStatus.afterFatal(CHOSEN, exited(0))).isZero();
    assertThat(ExitStatus.afterFatal(CHOSEN, null)).isZero();
  }
}

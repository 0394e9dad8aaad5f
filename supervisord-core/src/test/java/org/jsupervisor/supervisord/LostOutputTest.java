package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.supervisord.control.RecordingLog;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.Test;

final class LostOutputTest {
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(new FakePosix().poller(), time);
  private final RecordingLog log = new RecordingLog();
  private final LostOutput losses = new LostOutput(loop, log);

  private void pass(int seconds) {
    time.advanceSeconds(seconds);
    loop.runOnce(false);
  }

  @Test
  void oneLineAMinuteTellsAllLosses() {
    losses.add("/a", 10);
    losses.add("/b", 1);
    losses.add("/a", 5);
    pass(1);
    assertThat(log.lines()).containsExactly("WARN lost output: 15 bytes of /a, 1 bytes of /b");
    losses.add("/a", 7);
    pass(58);
    losses.add("/a", 3);
    assertThat(log.lines()).hasSize(1);
    pass(2);
    assertThat(log.lines()).hasSize(2).contains("WARN lost output: 10 bytes of /a");
    pass(120);
    assertThat(log.lines()).hasSize(2);
    assertThat(loop.nextDeadlineNanos()).as("nothing to wait for").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theRestIsToldAtTheEnd() {
    losses.add("/a", 10);
    losses.close();
    pass(100);
    assertThat(log.lines()).containsExactly("WARN lost output: 10 bytes of /a");
  }
}

package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

class ProcessDescriptionTest {
  private static ProcessStatus status(
      ProcessState state, long started, long stopped, String error) {
    return new ProcessStatus(
        state,
        7,
        0,
        0,
        0,
        started,
        stopped,
        0,
        error,
        false,
        ProcessStatus.Stage.ORDINARY,
        StartHistory.NONE,
        false);
  }

  private static String of(ProcessStatus status, long now) {
    return ProcessDescription.of("web", status, now, ZoneOffset.UTC);
  }

  @Test
  void uptimeCountsDaysAndUnpaddedHours() {
    ProcessStatus running = status(ProcessState.RUNNING, 1000, 0, "");
    assertThat(of(running, 1062)).isEqualTo("pid 7, uptime 0:01:02");
    assertThat(of(running, 1000 + 86_405)).isEqualTo("pid 7, uptime 1 day, 0:00:05");
    assertThat(of(running, 1000 + 2 * 86_400 + 11_045)).isEqualTo("pid 7, uptime 2 days, 3:04:05");
    assertThat(of(running, 1000 + 86_399)).isEqualTo("pid 7, uptime 23:59:59");
    assertThat(of(running, 10)).isEqualTo("pid 7, uptime 0:00:00");
  }

  @Test
  void stopTimeIsLocalWithTwelveHours() {
    ProcessStatus stopped = status(ProcessState.STOPPED, 1, 1_763_635_020, "");
    assertThat(of(stopped, 0)).isEqualTo("Nov 20 10:37 AM");
    assertThat(ProcessDescription.of("web", stopped, 0, ZoneId.of("Asia/Tokyo")))
        .isEqualTo("Nov 20 07:37 PM");
    assertThat(of(status(ProcessState.EXITED, 1, 1_763_640_000, ""), 0))
        .isEqualTo("Nov 20 12:00 PM");
  }

  @Test
  void stopTimeOfWhatNeverRanIsTheEpoch() {
    assertThat(of(status(ProcessState.STOPPED, 5, 0, ""), 9)).isEqualTo("Jan 01 12:00 AM");
    assertThat(of(status(ProcessState.STOPPED, 0, 0, ""), 9)).isEqualTo("Not started");
  }

  @Test
  void failuresShowTheirReason() {
    assertThat(of(status(ProcessState.FATAL, 1, 1, "command is empty"), 9))
        .isEqualTo("command is empty");
    assertThat(of(status(ProcessState.BACKOFF, 1, 1, ""), 9))
        .isEqualTo("unknown error (try \"tail web\")");
  }

  @Test
  void statesInBetweenSayNothing() {
    assertThat(of(status(ProcessState.STARTING, 1, 1, "x"), 9)).isEmpty();
    assertThat(of(status(ProcessState.STOPPING, 1, 1, "x"), 9)).isEmpty();
    assertThat(of(status(ProcessState.UNKNOWN, 1, 1, "x"), 9)).isEmpty();
  }
}

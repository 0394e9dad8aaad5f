package org.jsupervisor.supervisord.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.RestartPolicy;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.rpc.api.ProcessState;

/** Words for the main log when a process is to start again, or is not. */
final class RestartLog {
  private RestartLog() {}

  /** Tells of a pause that was asked for; nothing of other programs. */
  static void addPause(
      List<LogLine> lines, String name, ProcessStatus after, ProcessConfig config) {
    Duration pause = config.policies().restart().pause();
    boolean waits =
        after.state() == ProcessState.EXITED && after.deadlineNanos() != ProcessStatus.NEVER;
    if (waits && !pause.isZero()) {
      lines.add(
          info(name + " is started again in " + Seconds.text(pause) + " seconds (restartpause)"));
    }
  }

  /** Why a process is FATAL now. */
  static List<LogLine> gaveUp(String name, ProcessStatus before, ProcessConfig config) {
    boolean isHopeless =
        before.state() == ProcessState.BACKOFF && Restarts.isHopeless(before.retries(), config);
    String reason = isHopeless ? "too many start retries too quickly" : StartLimits.reason(config);
    List<LogLine> lines = new ArrayList<>();
    lines.add(info("gave up: " + name + " entered FATAL state, " + reason));
    RestartPolicy restart = config.policies().restart();
    if (restart.fatalRetryAfter() != null) {
      String seconds = Seconds.text(restart.fatalRetryAfter());
      lines.add(info(name + " is tried again after " + seconds + " seconds (fatal_retry_after)"));
    }
    return lines;
  }

  /** Why a process that was FATAL starts by itself. */
  static List<LogLine> retried(String name, ProcessStatus before, ProcessConfig config) {
    boolean isAsked = before.stage() == ProcessStatus.Stage.RESTARTING;
    return isAsked || config.policies().restart().fatalRetryAfter() == null
        ? List.of()
        : List.of(info("trying " + name + " again, which is FATAL (fatal_retry_after)"));
  }

  private static LogLine info(String text) {
    return new LogLine(LogLevel.INFO, text);
  }
}

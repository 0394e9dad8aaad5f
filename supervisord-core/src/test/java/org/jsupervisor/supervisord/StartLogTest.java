package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.config.model.SupervisordConfig.ParseMessage;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.control.RecordingLog;
import org.junit.jupiter.api.Test;

final class StartLogTest {
  @Test
  void writesBySeverityAndThenInOrder() {
    StartLog early = new StartLog();
    early.addAll(
        List.of(
            new ParseMessage(LogLevel.INFO, "first"), new ParseMessage(LogLevel.WARN, "second")));
    early.add(LogLevel.CRITICAL, "third");
    early.add(LogLevel.INFO, "fourth");
    RecordingLog log = new RecordingLog();
    early.writeTo(log);
    assertThat(log.lines())
        .containsExactly("CRIT third", "WARN second", "INFO first", "INFO fourth");
  }
}

package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.control.RecordingLog;
import org.junit.jupiter.api.Test;

final class ServerBannerTest {
  private final RecordingLog log = new RecordingLog();

  private void announce(String file, int day) {
    LocalDateTime time = LocalDateTime.of(2026, Month.NOVEMBER, day, 2, 9, 55);
    ServerBanner.log(
        new HttpServerConfig.Unix("unix_http_server", file, 0700, -1, -1, null, null),
        time.atZone(ZoneId.systemDefault()).toInstant(),
        log);
  }

  @Test
  void serversAreToldAtTraceLevel() {
    log.level(LogLevel.TRACE);
    announce("/run/s.sock", 1);
    assertThat(log.lines())
        .containsExactly(
            "TRAC /run/s.sock:Medusa (V1.12) started at Sun Nov  1 02:09:55 2026\n"
                + "\tHostname: <unix domain socket>\n\tPort:/run/s.sock");
  }

  @Test
  void namesOfErrorsAreTakenForErrors() {
    log.level(LogLevel.INFO);
    announce("/run/s.sock", 21);
    assertThat(log.lines()).isEmpty();
    announce("/run/ERRORs.sock", 21);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0))
        .startsWith("ERRO /run/ERRORs.sock:Medusa (V1.12) started at Sat Nov 21 02:09:55 2026\n");
  }
}

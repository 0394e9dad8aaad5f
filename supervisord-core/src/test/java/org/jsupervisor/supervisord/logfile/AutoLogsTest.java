package org.jsupervisor.supervisord.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoLogsTest {
  @Test
  void namesHaveEightRandomCharacters() {
    assertThat(AutoLogs.name("web", "stdout", "supervisor", bound -> bound - 1))
        .isEqualTo("web-stdout---supervisor-________.log");
    Random random = new Random(1);
    String name = AutoLogs.name("web", "stderr", "s", random::nextInt);
    assertThat(name).matches("web-stderr---s-[a-z0-9_]{8}\\.log");
    assertThat(AutoLogs.isOldLog(name, "s")).isTrue();
  }

  @Test
  void oldLogsAreKnownByTheirShape() {
    assertThat(AutoLogs.isOldLog("w-stdout---sup-abcdefgh.log", "sup")).isTrue();
    assertThat(AutoLogs.isOldLog("w-stdout---sup-abcdefgh.log.3", "sup")).isTrue();
    assertThat(AutoLogs.isOldLog("w-stdout---sup-abcdefgh.log.bak", "sup")).isTrue();
    assertThat(AutoLogs.isOldLog("x---sup-a.log", "sup")).isTrue();
    assertThat(AutoLogs.isOldLog("x y---sup-a.log", "sup")).isTrue();
    assertThat(AutoLogs.isOldLog("a---sup-b c---sup-d.log", "sup")).isTrue();
  }

  @Test
  void everythingElseStays() {
    assertThat(AutoLogs.isOldLog("---sup-abcdefgh.log", "sup")).isFalse();
    assertThat(AutoLogs.isOldLog("w-stdout---other-abcdefgh.log", "sup")).isFalse();
    assertThat(AutoLogs.isOldLog("w-stdout---sup-.log", "sup")).isFalse();
    assertThat(AutoLogs.isOldLog("w-stdout---sup-ab cd.log", "sup")).isFalse();
    assertThat(AutoLogs.isOldLog("w-stdout---sup-abcd.txt", "sup")).isFalse();
    assertThat(AutoLogs.isOldLog("w-stdout---sup-ab\n.log", "sup")).isFalse();
  }
}

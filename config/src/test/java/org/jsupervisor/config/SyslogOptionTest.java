package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SyslogServerConfig;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option that says where syslog is. */
class SyslogOptionTest {
  private final ConfigFiles files;

  SyslogOptionTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  @Test
  void addressesAreReadAndListed() throws IOException {
    assertThat(files.load("syslog_server=10.0.0.5\n").syslogServer())
        .isEqualTo(new SyslogServerConfig("10.0.0.5", 514));
    assertThat(files.load("syslog_server=localhost:1514\n").syslogServer())
        .isEqualTo(new SyslogServerConfig("localhost", 1514));
    SupervisordConfig config = files.load("syslog_server=[fd00::5]:601\n");
    assertThat(config.syslogServer()).isEqualTo(new SyslogServerConfig("[fd00::5]", 601));
    assertThat(IniListing.of(config, files.machine(), Secrets.SHOWN))
        .contains("syslog_server=[fd00::5]:601\n");
  }

  @Test
  void withoutItSyslogIsHere() throws IOException {
    SupervisordConfig config = files.load("");
    assertThat(config.syslogServer()).isNull();
    assertThat(IniListing.of(config, files.machine(), Secrets.SHOWN))
        .doesNotContain("syslog_server");
  }

  @Test
  void namesAndNonsenseAreRefused() {
    assertRefused("logs.example", "cannot send to syslog at logs.example: logs.example is neither");
    assertRefused("10.0.0.5:0", "cannot send to syslog at 10.0.0.5:0: 0 is no port");
    assertRefused(":514", "the host is neither localhost nor an IP address");
  }

  private void assertRefused(String value, String text) {
    assertThatThrownBy(() -> files.load("syslog_server=" + value + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(text);
  }
}

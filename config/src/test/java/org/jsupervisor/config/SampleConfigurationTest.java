package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleConfigurationTest {
  private static final Path SAMPLE = Path.of("src/main/conf/supervisord.conf.sample");

  @Test
  void theSampleLoadsAsShown(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file("c.conf", Files.readString(SAMPLE));
    SupervisordConfig config =
        new ConfigLoader("c.conf", CommandLineOverrides.NONE, files.machine()).load();
    assertThat(config.serverUrl()).isEqualTo("unix:///tmp/supervisor.sock");
    assertThat(config.logfile()).isEqualTo("/tmp/supervisord.log");
    assertThat(config.rpcInterfaces()).hasSize(1);
    assertThat(config.messages()).isEmpty();
    assertThat(new ClientConfigLoader(files.machine()).load("c.conf").serverUrl())
        .isEqualTo("unix:///tmp/supervisor.sock");
  }

  @Test
  void theSampleLoadsWithEveryLineUncommented(@TempDir Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(SAMPLE)) {
      boolean isCommented = line.startsWith(";") && !line.startsWith("; ") && line.length() > 1;
      text.append(isCommented ? line.substring(1) : line).append('\n');
    }
    String everything =
        text.toString()
            .replace("nobody:nogroup", "www:www")
            .replace("nobody", "www")
            .replace("/a/path", "/tmp/path")
            .replace(
                "[group:thegroupname]\nprograms=progname1,progname2",
                "[group:g]\nprograms=theprogramname");
    ConfigFiles files = new ConfigFiles(directory);
    files.file("c.conf", everything);
    SupervisordConfig config =
        new ConfigLoader("c.conf", CommandLineOverrides.NONE, files.machine()).load();
    assertThat(config.httpServers()).hasSize(2);
    assertThat(config.groups()).hasSize(2);
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.check.ConfigCheck;
import org.jsupervisor.config.check.ConfigReport;
import org.jsupervisor.config.check.Problem;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramDefaultTest {
  private final ConfigFiles files;

  ProgramDefaultTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  private static ProcessConfig process(SupervisordConfig config, String group) {
    for (GroupConfig candidate : config.groups()) {
      if (candidate.name().equals(group)) {
        return candidate.processes().get(0);
      }
    }
    throw new AssertionError("no group " + group);
  }

  @Test
  void programsTakeWhatTheyDoNotSay() throws IOException {
    SupervisordConfig config =
        files.load(
            """
            [program:web]
            command=/bin/web
            startsecs=7
            [program-default]
            startsecs=3
            restartPause=2
            command=/bin/%(program_name)s
            environment=NAME="%(program_name)s",DEFAULT="1"
            [program:worker]
            [program:own]
            environment=OWN="1"
            """);
    assertThat(process(config, "web").startsecs()).isEqualTo(Duration.ofSeconds(7));
    assertThat(process(config, "web").command()).isEqualTo("/bin/web");
    ProcessConfig worker = process(config, "worker");
    assertThat(worker.startsecs()).isEqualTo(Duration.ofSeconds(3));
    assertThat(worker.command()).isEqualTo("/bin/worker");
    assertThat(worker.policies().restart().pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(worker.environment()).isEqualTo(Map.of("NAME", "worker", "DEFAULT", "1"));
    assertThat(process(config, "own").environment()).isEqualTo(Map.of("OWN", "1"));
  }

  @Test
  void fastCgiProgramsTakeThemToo() throws IOException {
    SupervisordConfig config =
        files.load(
            """
            [program-default]
            socket=tcp://127.0.0.1:9000
            startsecs=3
            [fcgi-program:php]
            command=/bin/php
            [program:plain]
            command=/bin/plain
            """);
    assertThat(process(config, "php").startsecs()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.groups()).hasAtLeastOneElementOfType(FastCgiGroupConfig.class);
    assertThat(process(config, "plain").socket()).isNull();
  }

  @Test
  void listenersTakeNothing() throws IOException {
    SupervisordConfig config =
        files.load(
            """
            [program-default]
            redirect_stderr=true
            startsecs=3
            [eventlistener:ears]
            command=/bin/ears
            events=TICK_5
            """);
    assertThat(config.groups()).hasOnlyElementsOfType(EventListenerPoolConfig.class);
    assertThat(process(config, "ears").startsecs()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theGeneralDefaultsComeLast() throws IOException {
    files.file("more/x.conf", "[program-default]\ndirectory=/own\n");
    SupervisordConfig config =
        files.load(
            """
            [DEFAULT]
            directory=%(here)s
            startsecs=5
            startretries=9
            [include]
            files=more/*.conf
            [program-default]
            startsecs=3
            [program:web]
            command=/bin/web
            """);
    assertThat(process(config, "web").startsecs()).isEqualTo(Duration.ofSeconds(3));
    assertThat(process(config, "web").startretries()).isEqualTo(9);
    assertThat(process(config, "web").directory()).isEqualTo("/own");
  }

  @Test
  void anErrorIsPlacedWhereTheDefaultStands() throws IOException {
    String text =
        """
        [program:a]
        command=/bin/cat
        [program-default]
        startsecs=soon
        tyop=1
        [program:b]
        command=/bin/cat
        """;
    ConfigException refused = files.refused(text);
    assertThat(refused.line()).isEqualTo(5);
    assertThat(refused.file()).isEqualTo("main.conf");
    ConfigReport report =
        new ConfigCheck(files.machine(), (command, environment) -> null)
            .run("main.conf", CommandLineOverrides.NONE);
    List<Problem> problems =
        report.problems().stream()
            .filter(problem -> "program-default".equals(problem.section()))
            .toList();
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).line()).isEqualTo(5);
    assertThat(problems.get(0).cure()).isEqualTo("set startsecs to a whole number");
    assertThat(problems.get(1).text()).isEqualTo("tyop is unknown and ignored");
  }

  @Test
  void theListingShowsWhatIsInEffect() throws IOException {
    SupervisordConfig config =
        files.load(
            """
            [program-default]
            startretries=17
            restartpause=2
            [program:web]
            command=/bin/web
            """);
    String listing = IniListing.of(config, files.machine(), Secrets.SHOWN);
    assertThat(listing)
        .contains("startretries=17\n", "restartpause=2\n")
        .doesNotContain("program-default");
    files.file("main.conf", listing);
    assertThat(files.loader().load().groups()).isEqualTo(config.groups());
  }
}

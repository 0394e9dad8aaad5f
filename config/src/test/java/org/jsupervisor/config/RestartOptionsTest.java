package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.Backoff;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.policy.RestartPolicy;
import org.jsupervisor.config.policy.StartLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say when a program is started again. */
class RestartOptionsTest {
  private final ConfigFiles files;

  RestartOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  @Test
  void allAreRead() throws IOException {
    ProcessConfig process =
        files.process(
            """
            restartpause=0.5
            backoff=Exponential
            backoff_max=60
            backoff_jitter=0.2
            fatal_retry_after=300
            startlimit=5/60
            """);
    assertThat(process.policies().restart())
        .isEqualTo(
            new RestartPolicy(
                Duration.ofMillis(500),
                Backoff.EXPONENTIAL,
                Duration.ofSeconds(60),
                0.2,
                Duration.ofSeconds(300),
                new StartLimit(5, Duration.ofSeconds(60))));
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(
            Map.of(
                "restartpause", "0.5",
                "backoff", "exponential",
                "backoff_max", "60",
                "backoff_jitter", "0.2",
                "fatal_retry_after", "300",
                "startlimit", "5/60"));
  }

  @Test
  void withoutThemNothingIsDifferent() throws IOException {
    assertThat(files.process("").policies()).isSameAs(ProcessPolicies.DEFAULT);
    assertThat(files.process("restartpause=0\n").policies()).isEqualTo(ProcessPolicies.DEFAULT);
    assertThat(PolicyListing.of(ProcessPolicies.DEFAULT)).isEmpty();
  }

  @Test
  void nonsenseIsRefused() throws IOException {
    files.assertRefused("restartpause=-1\n", "cannot use -1 as a number of seconds");
    files.assertRefused("restartpause=1e3\n", "cannot use 1e3 as a number of seconds");
    files.assertRefused("restartpause=.\n", "cannot use . as a number of seconds");
    files.assertRefused("backoff=quadratic\n", "cannot use quadratic as a backoff");
    files.assertRefused("backoff_jitter=1.5\n", "cannot use 1.5 as a share from 0 to 1");
    files.assertRefused("backoff_jitter=NaN\n", "cannot use NaN as a share from 0 to 1");
    files.assertRefused("startlimit=5\n", "cannot use 5 as a limit such as 5/60");
    files.assertRefused("startlimit=0/60\n", "cannot use 0/60 as a limit such as 5/60");
    files.assertRefused("startlimit=5/0\n", "cannot use 5/0 as a limit such as 5/60");
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.policy.DaemonEndPolicy;
import org.jsupervisor.config.policy.DaemonEndPolicy.ExitWhen;
import org.jsupervisor.config.policy.EndPolicy;
import org.jsupervisor.config.policy.EndPolicy.Action;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say what an end means. */
class EndOptionsTest {
  private final ConfigFiles files;

  EndOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  @Test
  void thoseOfAProgramAreRead() throws IOException {
    ProcessConfig process =
        files.process("on_exit=shutdown\non_fatal=Restart_Group\nexit_code=3\n");
    assertThat(process.policies().end())
        .isEqualTo(new EndPolicy(Action.SHUTDOWN, Action.RESTART_GROUP, 3));
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(Map.of("on_exit", "shutdown", "on_fatal", "restart_group", "exit_code", 3));
  }

  @Test
  void thoseOfTheDaemonAreReadAndListed() throws IOException {
    SupervisordConfig config = files.load("exit_when=all_exited\nshutdown_timeout=8.5\n");
    assertThat(config.end())
        .isEqualTo(new DaemonEndPolicy(ExitWhen.ALL_EXITED, Duration.ofMillis(8500)));
    assertThat(IniListing.of(config, files.machine(), Secrets.SHOWN))
        .contains("exit_when=all_exited\nshutdown_timeout=8.5\n");
  }

  @Test
  void withoutThemNothingIsDifferent() throws IOException {
    assertThat(files.process("on_exit=none\nexit_code=program\n").policies())
        .isEqualTo(ProcessPolicies.DEFAULT);
    SupervisordConfig config = files.load("");
    assertThat(config.end()).isSameAs(DaemonEndPolicy.DEFAULT);
    assertThat(IniListing.of(config, files.machine(), Secrets.SHOWN))
        .doesNotContain("exit_when", "shutdown_timeout");
  }

  @Test
  void nonsenseIsRefused() throws IOException {
    files.assertRefused("on_exit=stop\n", "cannot use stop for what follows an end");
    files.assertRefused("exit_code=256\n", "cannot use 256 as an exit status");
    files.assertRefused("exit_code=-1\n", "cannot use -1 as an exit status");
    assertThatThrownBy(() -> files.load("exit_when=some_exited\n"))
        .hasMessageContaining("cannot use some_exited for when to end");
    assertThatThrownBy(() -> files.load("shutdown_timeout=soon\n"))
        .hasMessageContaining("cannot use soon as a number of seconds");
  }
}

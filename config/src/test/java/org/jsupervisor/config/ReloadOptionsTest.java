package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.MainProcessPolicy;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.policy.ReloadPolicy;
import org.jsupervisor.config.value.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say how a program is reloaded and which process is its main one. */
class ReloadOptionsTest {
  private final ConfigFiles files;

  ReloadOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  @Test
  void aSignalIsReadWithItsCheck() throws IOException {
    ProcessConfig process =
        files.process("reloadsignal=SIGUSR2\nreload_check=php-fpm -t\nreload_timeout=5\n");
    assertThat(process.policies().reload())
        .isEqualTo(new ReloadPolicy(new Signal(12), null, "php-fpm -t", Duration.ofSeconds(5)));
    assertThat(process.policies().reload().isPossible()).isTrue();
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(
            Map.of("reloadsignal", "USR2", "reload_check", "php-fpm -t", "reload_timeout", "5"));
  }

  @Test
  void aCommandIsRead() throws IOException {
    ProcessConfig process = files.process("reload_command=/bin/kill -HUP $MAINPID\n");
    assertThat(process.policies().reload().command()).isEqualTo("/bin/kill -HUP $MAINPID");
    assertThat(process.policies().reload().isPossible()).isTrue();
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(Map.of("reload_command", "/bin/kill -HUP $MAINPID"));
  }

  @Test
  void thePidfileIsRead() throws IOException {
    ProcessConfig process =
        files.process("main_pid=pidfile:/run/%(program_name)s.pid\nmain_pid_timeout=90\n");
    assertThat(process.policies().mainProcess())
        .isEqualTo(new MainProcessPolicy("/run/x.pid", Duration.ofSeconds(90)));
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(Map.of("main_pid", "pidfile:/run/x.pid", "main_pid_timeout", "90"));
  }

  @Test
  void withoutThemNothingIsDifferent() throws IOException {
    assertThat(files.process("").policies().reload().isPossible()).isFalse();
    assertThat(files.process("reload_timeout=30\nmain_pid_timeout=30\n").policies())
        .isEqualTo(ProcessPolicies.DEFAULT);
  }

  @Test
  void nonsenseIsRefused() throws IOException {
    files.assertRefused("reloadsignal=NOPE\n", "value 'NOPE' is not a valid signal name");
    files.assertRefused("reload_command=\n", "cannot use an empty command");
    files.assertRefused("reload_command=a 'b\n", "No closing quotation");
    files.assertRefused(
        "reloadsignal=HUP\nreload_command=x\n",
        "cannot use both reloadsignal and reload_command: remove one of them");
    files.assertRefused(
        "reload_check=x\n", "cannot use reload_check alone: add reloadsignal or reload_command");
    files.assertRefused("main_pid=/run/x.pid\n", "cannot use /run/x.pid as pidfile:/PATH");
    files.assertRefused("main_pid=pidfile:x.pid\n", "cannot use pidfile:x.pid as pidfile:/PATH");
    files.assertRefused("main_pid_timeout=soon\n", "cannot use soon as a number of seconds");
  }
}

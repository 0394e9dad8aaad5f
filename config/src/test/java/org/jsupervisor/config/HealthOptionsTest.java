package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.HealthPolicy;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.policy.ReadinessPolicy;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.probe.ProbeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say when a program is ready and whether it still works. */
class HealthOptionsTest {
  private final ConfigFiles files;

  HealthOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  @Test
  void allAreRead() throws IOException {
    ProcessConfig process =
        files.process(
            """
            ready_on=log:listening on \\d+
            ready_timeout=90
            healthcheck=curl -f http://localhost/
            health_interval=5
            health_timeout=2.5
            health_retries=2
            health_start_period=10
            health_action=exit
            watchdog=20
            """);
    assertThat(process.policies().readiness())
        .isEqualTo(new ReadinessPolicy(new Probe.Log("listening on \\d+"), Duration.ofSeconds(90)));
    assertThat(process.policies().health())
        .isEqualTo(
            new HealthPolicy(
                new Probe.Exec("curl -f http://localhost/"),
                Duration.ofSeconds(5),
                Duration.ofMillis(2500),
                2,
                Duration.ofSeconds(10),
                HealthPolicy.Action.EXIT,
                Duration.ofSeconds(20)));
    assertThat(PolicyListing.of(process.policies()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ready_on", "log:listening on \\d+",
                "ready_timeout", "90",
                "healthcheck", "exec:curl -f http://localhost/",
                "health_interval", "5",
                "health_timeout", "2.5",
                "health_retries", 2,
                "health_start_period", "10",
                "health_action", "exit",
                "watchdog", "20"));
  }

  @Test
  void defaultsWrittenOutAreDefaults() throws IOException {
    ProcessConfig process =
        files.process(
            "ready_timeout=60\nhealth_interval=30\nhealth_retries=3\nhealth_action=restart\n");
    assertThat(process.policies()).isEqualTo(ProcessPolicies.DEFAULT);
  }

  @Test
  void everyFormOfReadinessIsReadAndListed() {
    assertForms("notify", "notify");
    assertForms("fd", "fd:3");
    assertForms("fd:7", "fd:7");
    assertForms("log:ready(ly)?$", "log:ready(ly)?$");
    assertForms("tcp:127.0.0.1:80", "tcp:127.0.0.1:80");
    assertForms("tcp://localhost:5432", "tcp:localhost:5432");
    assertForms("tcp:[::1]:80", "tcp:[::1]:80");
    assertForms("unix:/run/x.sock", "unix:/run/x.sock");
    assertForms("http://127.0.0.1:8080/ready?a=b#c", "http://127.0.0.1:8080/ready?a=b");
    assertForms("http:http://localhost", "http://localhost:80/");
    assertForms("http://[::1]/x", "http://[::1]:80/x");
    assertForms("http://unix:/run/x.sock:/ping", "http://unix:/run/x.sock:/ping");
    assertForms("exec:/bin/check  --all", "exec:/bin/check  --all");
  }

  private static void assertForms(String written, String listed) {
    Probe probe = ProbeText.ofReadiness(written);
    assertThat(ProbeText.of(probe)).isEqualTo(listed);
    assertThat(ProbeText.ofReadiness(listed)).isEqualTo(probe);
  }

  @Test
  void aCheckOfNoOtherFormIsACommand() {
    assertThat(ProbeText.ofHealth("/bin/check -v")).isEqualTo(new Probe.Exec("/bin/check -v"));
    assertThat(ProbeText.ofHealth("notify")).isEqualTo(new Probe.Exec("notify"));
    assertThat(ProbeText.of(ProbeText.ofHealth("tcp:127.0.0.1:9"))).isEqualTo("tcp:127.0.0.1:9");
  }

  @Test
  void theLastWordOfACheckMayEndWithABlank() {
    assertForms("exec: /bin/check a\\ ", "exec:/bin/check a\\ ");
    assertForms("exec:/bin/check \u2028", "exec:/bin/check \u2028");
  }

  @Test
  void namesThatWouldHaveToBeLookedUpAreRefused() throws IOException {
    files.assertRefused(
        "ready_on=tcp:db.example:5432\n",
        "cannot use tcp:db.example:5432 as a check: db.example is neither localhost nor an IP"
            + " address, and looking up a name would hold up the daemon");
    files.assertRefused(
        "ready_on=http://app/ready\n", "app is neither localhost nor an IP address");
    files.assertRefused("ready_on=tcp:1.2.3.256:1\n", "1.2.3.256 is neither");
    files.assertRefused("ready_on=tcp:[::1::]:1\n", "[::1::] is neither");
    files.assertRefused("ready_on=tcp:[1:2:3:4:5:6:7]:1\n", "is neither");
    files.assertRefused("ready_on=tcp::80\n", "the host is neither");
  }

  @Test
  void nonsenseIsRefused() throws IOException {
    files.assertRefused("ready_on=soon\n", "cannot use soon as a sign of readiness");
    files.assertRefused("ready_on=\n", "cannot use  as a sign of readiness");
    files.assertRefused("ready_on=fd:2\n", "there is no descriptor from 3 to 255");
    files.assertRefused("ready_on=fd:x\n", "there is no descriptor from 3 to 255");
    files.assertRefused("ready_on=log:\n", "the regular expression is empty");
    files.assertRefused(
        "ready_on=log:(a\n", "the regular expression is wrong: Unclosed group at 2");
    files.assertRefused("ready_on=tcp:127.0.0.1\n", "there is no port in it");
    files.assertRefused("ready_on=tcp:127.0.0.1:0\n", "0 is no port from 1 to 65535");
    files.assertRefused("ready_on=unix:x\n", "x is no absolute path of a socket");
    files.assertRefused("ready_on=https://localhost/\n", "certificates are not checked here");
    files.assertRefused("ready_on=http:localhost\n", "it is no URL that begins with http://");
    files.assertRefused("ready_on=http://unix:/x:y\n", "the path of a URL begins with /");
    files.assertRefused("ready_on=exec:\n", "the command is empty");
    files.assertRefused("ready_on=exec:a \"b\n", "No closing quotation");
    files.assertRefused("healthcheck=log:x\n", "lines of a log tell of readiness only");
    files.assertRefused("health_interval=0\n", "cannot use 0 as a number of seconds above 0");
    files.assertRefused("health_retries=0\n", "cannot use 0 as a number of checks");
    files.assertRefused("health_action=reboot\n", "cannot use reboot as a health_action");
    files.assertRefused("watchdog=-1\n", "cannot use -1 as a number of seconds");
  }
}

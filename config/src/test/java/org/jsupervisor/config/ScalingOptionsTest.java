package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.policy.ScalingPolicy;
import org.jsupervisor.config.policy.ScalingPolicy.Mode;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say how many FastCGI processes run. */
class ScalingOptionsTest {
  private static final String PROGRAM =
      "command=/bin/x\nsocket=tcp://localhost:9000\nprocess_name=%(process_num)d\n";

  private final ConfigFiles files;

  ScalingOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  private GroupConfig group(String options) throws IOException {
    return files.load("[fcgi-program:x]\n" + PROGRAM + options).groups().get(0);
  }

  private ScalingPolicy policy(String options) throws IOException {
    return group(options).processes().get(0).policies().scaling();
  }

  @Test
  void allAreRead() throws IOException {
    GroupConfig group =
        group(
            """
            scaling=dynamic
            min_procs=2
            max_procs=9
            min_spare=3
            max_spare=5
            idle_timeout=7.5
            max_lifetime=3600
            """);
    assertThat(group.processes()).hasSize(9);
    ProcessPolicies policies = group.processes().get(8).policies();
    assertThat(policies.scaling())
        .isEqualTo(
            new ScalingPolicy(
                Mode.DYNAMIC, 2, 9, 3, 5, Duration.ofMillis(7500), Duration.ofHours(1)));
    assertThat(PolicyListing.of(policies))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "scaling", "dynamic",
                "min_procs", 2,
                "max_procs", 9,
                "min_spare", 3,
                "max_spare", 5,
                "idle_timeout", "7.5",
                "max_lifetime", "3600"));
  }

  @Test
  void mostHaveDefaults() throws IOException {
    Duration ten = Duration.ofSeconds(10);
    assertThat(policy("scaling=dynamic\nmax_procs=9\n"))
        .isEqualTo(new ScalingPolicy(Mode.DYNAMIC, 1, 9, 1, 3, ten, null));
    assertThat(policy("scaling=dynamic\nmax_procs=2\n"))
        .isEqualTo(new ScalingPolicy(Mode.DYNAMIC, 1, 2, 1, 2, ten, null));
    assertThat(policy("scaling=dynamic\nmax_procs=9\nmin_spare=6\n"))
        .isEqualTo(new ScalingPolicy(Mode.DYNAMIC, 1, 9, 6, 6, ten, null));
    assertThat(policy("scaling=OnDemand\nmax_procs=9\n"))
        .isEqualTo(new ScalingPolicy(Mode.ONDEMAND, 0, 9, 0, 0, ten, null));
  }

  @Test
  void numprocsStandsForMaxProcs() throws IOException {
    assertThat(policy("scaling=ondemand\nnumprocs=4\n").maxProcs()).isEqualTo(4);
    assertThat(group("scaling=ondemand\nnumprocs=4\nmax_procs=4\n").processes()).hasSize(4);
    assertRefused(
        "scaling=ondemand\nnumprocs=4\nmax_procs=5\n", "max_procs=5 contradicts numprocs=4");
  }

  @Test
  void staticIsWhatSupervisorDoes() throws IOException {
    GroupConfig plain = group("numprocs=3\n");
    assertThat(group("scaling=static\nnumprocs=3\n")).isEqualTo(plain);
    assertThat(group("scaling=static\nmax_procs=3\n")).isEqualTo(plain);
    assertThat(plain.processes().get(0).policies()).isEqualTo(ProcessPolicies.DEFAULT);
  }

  @Test
  void onlyFastCgiProgramsScale() throws IOException {
    GroupConfig group =
        files
            .load(
                """
                [program-default]
                scaling=ondemand
                max_procs=3
                [program:x]
                command=/bin/x
                """)
            .groups()
            .get(0);
    assertThat(group.processes()).hasSize(1);
    assertThat(group.processes().get(0).policies()).isEqualTo(ProcessPolicies.DEFAULT);
  }

  @Test
  void contradictionsAreRefused() {
    assertRefused("scaling=dynamic\n", "scaling=dynamic needs max_procs");
    assertRefused("min_procs=1\n", "min_procs needs scaling=dynamic or scaling=ondemand");
    assertRefused("max_lifetime=5\n", "max_lifetime needs scaling=dynamic or scaling=ondemand");
    String dynamic = "scaling=dynamic\nmax_procs=3\n";
    assertRefused(dynamic + "min_procs=4\n", "min_procs=4 is above max_procs=3");
    assertRefused(dynamic + "max_spare=4\n", "max_spare=4 is above max_procs=3");
    assertRefused(dynamic + "min_spare=4\n", "min_spare=4 is above max_procs=3");
    assertRefused(dynamic + "min_spare=2\nmax_spare=1\n", "min_spare=2 is above max_spare=1");
    assertRefused(
        "scaling=ondemand\nmax_procs=3\nmin_spare=1\n",
        "min_spare has no effect with scaling=ondemand");
  }

  @Test
  void nonsenseIsRefused() {
    assertRefused("scaling=automatic\n", "cannot use automatic for scaling");
    assertRefused("scaling=dynamic\nmax_procs=0\n", "cannot use 0: it is not from 1 to 10000");
    assertRefused(
        "scaling=dynamic\nmax_procs=3\nmin_procs=-1\n", "cannot use -1: it is not from 0 to 10000");
    assertRefused(
        "scaling=ondemand\nmax_procs=3\nidle_timeout=0\n",
        "cannot use 0 as a number of seconds above 0");
  }

  @Test
  void severalProcessesNeedSeveralNames() {
    assertThatThrownBy(
            () ->
                files.load(
                    """
                    [fcgi-program:x]
                    command=/bin/x
                    socket=tcp://localhost:9000
                    scaling=ondemand
                    max_procs=3
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("%(process_num) must be present within process_name");
  }

  private void assertRefused(String options, String text) {
    assertThatThrownBy(() -> group(options))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(text);
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.config.check.ConfigCheck;
import org.jsupervisor.config.check.Problem;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.policy.LimitPolicy;
import org.jsupervisor.config.policy.ResourceLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitOptionsTest {
  private static final String PROGRAM = "[program:x]\ncommand=/bin/cat\n";

  private final ConfigFiles files;

  LimitOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  private static LimitPolicy limits(SupervisordConfig config) {
    return config.groups().get(0).processes().get(0).policies().limits();
  }

  @Test
  void limitsAreReadAndListed() throws IOException {
    SupervisordConfig config =
        files.load(
            PROGRAM
                + """
                rlimit_nofile=1024:4096
                rlimit_core=unlimited
                rlimit_as=1GB:infinity
                nice=-5
                oom_score_adj=500
                group=0
                supplementary_groups=0
                """);
    assertThat(limits(config))
        .isEqualTo(
            new LimitPolicy(
                List.of(
                    new ResourceLimit("as", 1 << 30, ResourceLimit.UNLIMITED),
                    new ResourceLimit("core", ResourceLimit.UNLIMITED, ResourceLimit.UNLIMITED),
                    new ResourceLimit("nofile", 1024, 4096)),
                -5,
                500,
                0,
                List.of(0)));
    String listing = IniListing.of(config, files.machine(), Secrets.SHOWN);
    assertThat(listing)
        .contains("rlimit_as=1073741824:unlimited\n", "nice=-5\n", "oom_score_adj=500\n");
    files.assertListed(config);
  }

  @Test
  void othersAreRefusedWithACure() throws IOException {
    String[][] cases = {
      {"rlimit_nofile", "many", "cannot use many as a limit"},
      {"rlimit_nofile", "-1", "cannot use -1 as a limit"},
      {"rlimit_nofile", "5:4", "cannot use 5:4 as soft:hard: soft is above"},
      {"rlimit_nofile", "unlimited:4", "cannot use unlimited:4 as soft:hard: soft is above"},
      {"nice", "20", "cannot use 20: it is not from -20 to 19"},
      {"oom_score_adj", "-1001", "cannot use -1001: it is not from -1000 to 1000"},
      {"group", "nobody_here", "Invalid group name nobody_here"},
      {"supplementary_groups", "nobody_here", "Invalid group name nobody_here"},
    };
    for (String[] refused : cases) {
      String key = refused[0];
      assertThat(files.refused(PROGRAM + key + "=" + refused[1] + "\n").text())
          .startsWith(refused[2]);
      List<Problem> problems =
          new ConfigCheck(files.machine(), (command, environment) -> null)
              .run("main.conf", CommandLineOverrides.NONE)
              .problems();
      assertThat(problems)
          .filteredOn(problem -> problem.key().equals(key))
          .singleElement()
          .satisfies(problem -> assertThat(problem.cure()).startsWith("set " + key + " to "));
    }
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.dependency.Condition;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.policy.DependencyPolicy;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that name other programs. */
class DependencyOptionsTest {
  private static final String OTHERS =
      """
      [program:db]
      command=/bin/db
      [program:pool]
      command=/bin/pool
      process_name=pool_%(process_num)d
      numprocs=2
      [group:backend]
      programs=cache,shards
      [program:cache]
      command=/bin/cache
      [program:shards]
      command=/bin/shard
      process_name=shard_%(process_num)d
      numprocs=2
      [eventlistener:watch]
      command=/bin/watch
      events=TICK_5
      """;

  private final ConfigFiles files;

  DependencyOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  private static ProcessConfig process(SupervisordConfig config, String group) {
    for (GroupConfig each : config.groups()) {
      if (each.name().equals(group)) {
        return each.processes().get(0);
      }
    }
    throw new AssertionError("no group " + group);
  }

  private ProcessConfig process(String options) throws IOException {
    return process(files.load(OTHERS + "[program:x]\ncommand=/bin/x\n" + options), "x");
  }

  private String listed(String options) throws IOException {
    return String.valueOf(PolicyListing.of(process(options).policies()).get("depends_on"));
  }

  private String refused(String sections) throws IOException {
    ConfigException e = files.refused(OTHERS + sections);
    return e.text() + " at " + e.file() + ":" + e.line() + " " + e.key();
  }

  @Test
  void conditionsFollowNames() throws IOException {
    assertThat(listed("depends_on=db:ready, pool:Completed,backend:cache , watch:healthy\n"))
        .isEqualTo("db:*:ready, pool:*:completed, backend:cache:started, watch:*:healthy");
  }

  @Test
  void aNameIsThatOfAProgramWhereverItIsAndElseOfAGroup() throws IOException {
    assertThat(listed("depends_on=cache\n")).isEqualTo("backend:cache:started");
    assertThat(listed("depends_on=shards:ready\n"))
        .isEqualTo("backend:shard_0:ready, backend:shard_1:ready");
    assertThat(listed("depends_on=backend\n")).isEqualTo("backend:*:started");
    assertThat(listed("depends_on=backend:*:ready\n")).isEqualTo("backend:*:ready");
  }

  @Test
  void namesAreExpandedForEachProcess() throws IOException {
    SupervisordConfig config =
        files.load(
            OTHERS
                + """
                [program:many]
                command=/bin/many
                process_name=many_%(process_num)d
                numprocs=2
                depends_on=pool:pool_%(process_num)d:ready
                """);
    assertThat(process(config, "many").policies().dependencies().needs())
        .containsExactly(Dependency.parse("pool:pool_0:ready"));
  }

  @Test
  void withoutThemNothingIsDifferent() throws IOException {
    assertThat(process("").policies()).isSameAs(ProcessPolicies.DEFAULT);
    assertThat(process("depends_on=\n").policies()).isEqualTo(ProcessPolicies.DEFAULT);
  }

  @Test
  void whatNobodyIsCalledIsRefusedWithWhatWasMeant() throws IOException {
    assertThat(refused("[program:x]\ncommand=/bin/x\ndepends_on=bd, cahce:ready\n"))
        .isEqualTo(
            "cannot wait for bd, which is no program or group: did you mean db?"
                + " in section 'program:x' at main.conf:21 depends_on");
    assertThat(refused("[program:x]\ncommand=/bin/x\ndepends_on=backend:cahce\n"))
        .contains("did you mean backend:cache?");
    assertThat(refused("[program:x]\ncommand=/bin/x\ndepends_on=nothing_like_it\n"))
        .contains("cannot wait for nothing_like_it, which is no program or group in section");
    assertThat(refused("[program:x]\ncommand=/bin/x\ndepends_on=db,,cache\n"))
        .contains("cannot depend on an empty name");
    assertThat(refused("[program:x]\ncommand=/bin/x\ndepends_on=db cache\n"))
        .contains("cannot use 'db cache' as the name of a program");
    assertThat(refused("[program:x]\ncommand=/bin/x\ndepends_on=db:up\n"))
        .contains("cannot wait for db:up, which is no program or group");
  }

  @Test
  void circlesAreRefusedAndShown() throws IOException {
    assertThat(
            refused(
                """
                [program:a]
                command=/bin/a
                depends_on=b:ready
                [program:b]
                command=/bin/b
                depends_on=c
                [program:c]
                command=/bin/c
                autostart=false
                dependent_startup=true
                dependent_startup_wait_for=a:running
                """))
        .startsWith("cannot start programs that wait for each other: a -> b -> c -> a")
        .endsWith("main.conf:21 depends_on");
    assertThat(refused("[program:x]\ncommand=/bin/x\ndepends_on=x\n")).contains("other: x -> x");
  }

  @Test
  void orderedStartsAreReadAsTheListenerReadsThem() throws IOException {
    ProcessConfig process =
        process(
            """
            autostart=false
            dependent_startup=true
            dependent_startup_wait_for=db:running  cache:exited,fatal pool
            dependent_startup_inherit_priority=true
            """);
    assertThat(process.startsWithDaemon()).isTrue();
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(
            Map.of(
                "dependent_startup", true,
                "dependent_startup_wait_for",
                    "db:*:running backend:cache:exited,fatal pool:*:running",
                "dependent_startup_inherit_priority", true));
  }

  @Test
  void anUnknownProgramOfAnOrderedStartIsLeftOutWithAWarning() throws IOException {
    String sections =
        """
        [program:x]
        command=/bin/x
        autostart=false
        dependent_startup=true
        dependent_startup_wait_for=bd:running
        """;
    SupervisordConfig config = files.load(OTHERS + sections);
    assertThat(process(config, "x").policies().dependencies())
        .isEqualTo(new DependencyPolicy(List.of(), List.of(), true, false));
    assertThat(config.messages())
        .extracting(SupervisordConfig.ParseMessage::text)
        .contains(
            "For [program:x], not waiting for bd, which is no program or group: did you mean db?");
  }

  @Test
  void theListingLoadsAsTheSame() throws IOException {
    SupervisordConfig config =
        files.load(
            OTHERS
                + "[program:x]\ncommand=/bin/x\ndepends_on=db,shards:ready,backend\n"
                + "[program:y]\ncommand=/bin/y\nautostart=false\ndependent_startup=on\n"
                + "dependent_startup_wait_for=pool:exited x\n");
    files.assertListed(config);
  }

  @Test
  void onlyACompletedProgramNeedNotGoOn() {
    assertThat(Condition.COMPLETED.isLasting()).isFalse();
    assertThat(Condition.STARTED.isLasting()).isTrue();
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.config.model.GroupConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupPlanTest {
  private static final String NUMBERED = "process_name=w_%(process_num)d\ncommand=/w\n";
  private static final String WEB = "[program:w]\n" + NUMBERED;

  private ConfigFiles files;

  @BeforeEach
  void open(@TempDir Path directory) {
    files = new ConfigFiles(directory);
  }

  private GroupConfig group(String text) throws IOException {
    return files.load(text).groups().get(0);
  }

  private GroupPlan plan(String before, String after) throws IOException {
    return GroupPlan.between(group(before), group(after));
  }

  @Test
  void moreProcessesAreAddedAndFewerAreRemoved() throws IOException {
    GroupPlan more = plan(WEB + "numprocs=2\n", WEB + "numprocs=4\n");
    assertThat(more)
        .isEqualTo(
            new GroupPlan(
                false, List.of(), List.of(), List.of("w_2", "w_3"), List.of("w_0", "w_1")));
    GroupPlan fewer = plan(WEB + "numprocs=3\n", WEB + "numprocs=1\n");
    assertThat(fewer)
        .isEqualTo(
            new GroupPlan(false, List.of("w_1", "w_2"), List.of(), List.of(), List.of("w_0")));
    assertThat(fewer.stops("w_2")).isTrue();
    assertThat(fewer.stops("w_0")).isFalse();
  }

  @Test
  void otherNumbersTakeTheRightProcesses() throws IOException {
    GroupPlan plan = plan(WEB + "numprocs=3\n", WEB + "numprocs=3\nnumprocs_start=1\n");
    assertThat(plan)
        .isEqualTo(
            new GroupPlan(false, List.of("w_0"), List.of(), List.of("w_3"), List.of("w_1", "w_2")));
  }

  @Test
  void aGroupOfWhichNothingStaysIsReplacedAsOne() throws IOException {
    GroupPlan all = plan(WEB + "numprocs=2\n", WEB + "numprocs=2\nstopwaitsecs=1\n");
    assertThat(all.isWhole()).isTrue();
    assertThat(all.replaced()).containsExactly("w_0", "w_1");
    assertThat(plan(WEB + "numprocs=2\n", WEB + "numprocs=2\nnumprocs_start=9\n").isWhole())
        .isTrue();
    assertThat(plan("[program:p]\ncommand=/p\n", "[program:p]\ncommand=/q\n").isWhole()).isTrue();
  }

  @Test
  void commandsThatNameTheNumberOfProcessesChangeWithIt() throws IOException {
    String command = WEB.replace("/w", "/w %(numprocs)d");
    assertThat(plan(command + "numprocs=2\n", command + "numprocs=3\n").isWhole()).isTrue();
  }

  @Test
  void oneProgramOfAGroupIsReplacedAlone() throws IOException {
    String group = "[group:g]\nprograms=a,b\n[program:a]\ncommand=/a\n[program:b]\ncommand=/b";
    GroupPlan plan = plan(group + "\n", group + " --new\n");
    assertThat(plan)
        .isEqualTo(new GroupPlan(false, List.of(), List.of("b"), List.of(), List.of("a")));
  }

  @Test
  void priorityAndOrderOfAGroupTouchNoProcess() throws IOException {
    String programs = "[program:a]\ncommand=/a\n[program:b]\ncommand=/b\n";
    String before = "[group:g]\nprograms=a,b\n" + programs;
    String after = "[group:g]\nprograms=b,a\npriority=3\n" + programs;
    GroupPlan plan = plan(before, after);
    assertThat(plan)
        .isEqualTo(new GroupPlan(false, List.of(), List.of(), List.of(), List.of("b", "a")));
    GroupConfig merged = plan.merged(group(before), group(after));
    assertThat(merged.priority()).isEqualTo(3);
    assertThat(merged.processes()).extracting(process -> process.name()).containsExactly("b", "a");
  }

  @Test
  void processesThatStayKeepTheirConfiguration() throws IOException {
    GroupConfig running = group(WEB + "numprocs=2\nstdout_logfile=/tmp/x\n");
    GroupConfig wanted = group(WEB + "numprocs=3\n");
    GroupConfig merged = GroupPlan.between(running, wanted).merged(running, wanted);
    assertThat(merged.processes()).hasSize(3);
    assertThat(merged.processes().get(0)).isSameAs(running.processes().get(0));
    assertThat(merged.processes().get(1)).isSameAs(running.processes().get(1));
    assertThat(merged.processes().get(2)).isSameAs(wanted.processes().get(2));
  }

  @Test
  void listenersAreReplacedAsOneIfAnythingDiffers() throws IOException {
    String pool = "[eventlistener:w]\nevents=TICK_5\n" + NUMBERED;
    assertThat(plan(pool + "numprocs=2\n", pool + "numprocs=3\n").isWhole()).isTrue();
    assertThat(plan(pool + "numprocs=2\n", pool + "numprocs=2\nbuffer_size=7\n").isWhole())
        .isTrue();
    assertThat(plan(pool + "numprocs=2\n", pool + "numprocs=2\n").isWhole()).isFalse();
  }

  @Test
  void aGroupOfAnotherKindIsReplacedAsOne() throws IOException {
    String fastCgi = "[fcgi-program:w]\nsocket=tcp://localhost:9000\n" + NUMBERED;
    assertThat(plan(WEB, fastCgi).isWhole()).isTrue();
  }

  @Test
  void anotherSocketReplacesThoseThatShareIt() throws IOException {
    String fastCgi = "[fcgi-program:w]\nnumprocs=2\n" + NUMBERED;
    String socket = "socket=unix:///tmp/w.sock\n";
    assertThat(plan(fastCgi + socket, fastCgi + "socket=unix:///tmp/x.sock\n").isWhole()).isTrue();
    assertThat(
            plan(fastCgi + socket, fastCgi.replace("=2", "=3") + socket + "socket_mode=0770\n")
                .isWhole())
        .isTrue();
    GroupPlan more = plan(fastCgi + socket, fastCgi.replace("=2", "=3") + socket);
    assertThat(more)
        .isEqualTo(
            new GroupPlan(false, List.of(), List.of(), List.of("w_2"), List.of("w_0", "w_1")));
  }

  @Test
  void anEmptyGroupIsFilledAndEmptiedProcessByProcess() throws IOException {
    GroupPlan filled = plan(WEB + "numprocs=0\n", WEB + "numprocs=2\n");
    assertThat(filled)
        .isEqualTo(new GroupPlan(false, List.of(), List.of(), List.of("w_0", "w_1"), List.of()));
    GroupPlan emptied = plan(WEB + "numprocs=2\n", WEB + "numprocs=0\n");
    assertThat(emptied)
        .isEqualTo(new GroupPlan(false, List.of("w_0", "w_1"), List.of(), List.of(), List.of()));
  }
}

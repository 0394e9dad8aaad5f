package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Programs gathered in groups, and included files. */
@PrivateDaemon
class GroupSectionIT {
  private static final String GROUPS =
      """
      [group:web]
      programs=front, back
      priority=20
      [program:back]
      command=/bin/sleep 300
      startsecs=0
      [program:front]
      command=/bin/sleep 300
      startsecs=0
      [program:alone]
      command=/bin/sleep 300
      startsecs=0
      """;

  @Test
  void membersAreNamedByTheirGroup(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, GROUPS);
    daemon.awaitRunning("web:front");
    daemon.awaitRunning("web:back");
    daemon.awaitRunning("alone");
    List<String> names = names(daemon.ctl("status").orFail());
    assertThat(names).containsExactly("alone", "web:back", "web:front");
    assertThat(daemon.ctl("status", "front").lines())
        .containsExactly("front: ERROR (no such process)");
  }

  @Test
  void groupsStartAndStopAsOne(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, GROUPS);
    daemon.awaitRunning("web:front");
    daemon.awaitRunning("web:back");
    assertThat(daemon.ctl("stop", "web:*").orFail().lines())
        .containsExactlyInAnyOrder("web:front: stopped", "web:back: stopped");
    assertThat(daemon.state("alone")).isEqualTo("RUNNING");
    assertThat(daemon.ctl("start", "web:").orFail().lines())
        .containsExactlyInAnyOrder("web:front: started", "web:back: started");
    assertThat(names(daemon.ctl("status", "web:*").orFail()))
        .containsExactly("web:back", "web:front");
  }

  @Test
  void membersStartInTheOrderListed(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, GROUPS);
    daemon.awaitRunning("alone");
    assertThat(daemon.log().text())
        .containsPattern("(?s)spawned: 'front'.*spawned: 'back'.*spawned: 'alone'");
  }

  @Test
  void includedFilesAreMerged(Sandbox sandbox) {
    sandbox.write("conf.d/b.conf", "[program:b]\ncommand=/bin/sleep 300\nstartsecs=0\n");
    sandbox.write(
        "conf.d/a.conf",
        "[program:a]\ncommand=/bin/sleep 300\nstartsecs=0\n[program:main]\nstartsecs=0\n");
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [include]
            files = conf.d/*.conf
                none.d/*.conf
            [program:main]
            command=/bin/sleep 300
            startsecs=100
            """);
    daemon.awaitRunning("a");
    daemon.awaitRunning("b");
    daemon.awaitRunning("main");
    String directory = sandbox.directory().toString();
    assertThat(daemon.log().text())
        .contains("INFO Included extra file \"" + directory + "/conf.d/a.conf\" during parsing")
        .contains("INFO Included extra file \"" + directory + "/conf.d/b.conf\" during parsing")
        .contains("WARN No file matches via include \"" + directory + "/none.d/*.conf\"");
  }

  private static List<String> names(Outcome status) {
    return status.lines().stream().map(line -> line.split(" ", -1)[0]).toList();
  }
}

package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Bringing a running daemon to a changed configuration. */
@PrivateDaemon
class UpdateCommandIT {
  private static final String BEFORE =
      program("changed", "/bin/sleep 300")
          + program("gone", "/bin/sleep 300")
          + program("same", "/bin/sleep 300");
  private static final String AFTER =
      program("added", "/bin/sleep 300")
          + program("changed", "/bin/sleep 301")
          + program("same", "/bin/sleep 300");

  @Test
  void updateRemovesChangesAndAdds(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, BEFORE);
    long same = daemon.awaitRunning("same");
    long gone = daemon.awaitRunning("gone");
    daemon.awaitRunning("changed");
    sandbox.write("supervisord.conf", Launch.standard(AFTER));
    assertThat(daemon.ctl("update").orFail().lines())
        .containsExactly(
            "gone: stopped",
            "gone: removed process group",
            "changed: stopped",
            "changed: updated process group",
            "added: added process group");
    assertThat(daemon.awaitRunning("same")).isEqualTo(same);
    assertThat(ProcFs.isAlive(gone)).isFalse();
    assertThat(ProcFs.read(daemon.awaitRunning("changed"), "cmdline")).contains("301");
    daemon.awaitRunning("added");
    assertThat(daemon.ctl("update").orFail().stdout()).isEmpty();
  }

  @Test
  void rereadTellsAndChangesNothing(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, BEFORE);
    long changed = daemon.awaitRunning("changed");
    assertThat(daemon.ctl("reread").orFail().stdout())
        .isEqualTo("No config updates to processes\n");
    sandbox.write("supervisord.conf", Launch.standard(AFTER));
    List<String> expected = List.of("added: available", "changed: changed", "gone: disappeared");
    assertThat(daemon.ctl("reread").orFail().lines()).isEqualTo(expected);
    assertThat(daemon.ctl("reread").orFail().lines()).isEqualTo(expected);
    assertThat(daemon.awaitRunning("changed")).isEqualTo(changed);
    assertThat(daemon.ctl("avail").orFail().stdout())
        .contains("added                            avail     auto      999:999\n")
        .contains("same                             in use    auto      999:999\n");
  }

  @Test
  void addAndRemoveWorkOneByOne(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, BEFORE);
    daemon.awaitRunning("gone");
    sandbox.write("supervisord.conf", Launch.standard(AFTER));
    assertThat(daemon.ctl("add", "added").lines())
        .containsExactly("ERROR: no such process/group: added");
    daemon.ctl("reread").orFail();
    assertThat(daemon.ctl("add", "added").orFail().lines())
        .containsExactly("added: added process group");
    daemon.awaitRunning("added");
    Outcome running = daemon.ctl("remove", "gone");
    assertThat(running.exit()).isEqualTo(1);
    assertThat(running.lines()).containsExactly("ERROR: process/group still running: gone");
    daemon.ctl("stop", "gone").orFail();
    assertThat(daemon.ctl("remove", "gone").orFail().lines())
        .containsExactly("gone: removed process group");
    assertThat(daemon.ctl("status", "gone").exit()).isEqualTo(4);
  }

  @Test
  void updateOfOneGroupLeavesTheOthers(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, BEFORE);
    long changed = daemon.awaitRunning("changed");
    sandbox.write("supervisord.conf", Launch.standard(AFTER));
    assertThat(daemon.ctl("update", "added").orFail().lines())
        .containsExactly("added: added process group");
    assertThat(daemon.awaitRunning("changed")).isEqualTo(changed);
    assertThat(daemon.state("gone")).isEqualTo("RUNNING");
  }

  @Test
  void brokenConfigurationIsToldAndNothingChanges(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, BEFORE);
    long same = daemon.awaitRunning("same");
    sandbox.write(
        "supervisord.conf", Launch.standard("[program:same]\ncommand=/bin/sleep 1\nstartsecs=x\n"));
    Outcome outcome = daemon.ctl("reread");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stdout())
        .isEqualTo(
            "ERROR: CANT_REREAD: invalid literal for int() with base 10: 'x' in section"
                + " 'program:same' (file: '"
                + sandbox.directory()
                + "/supervisord.conf')\n");
    assertThat(daemon.awaitRunning("same")).isEqualTo(same);
  }

  private static String program(String name, String command) {
    return "[program:" + name + "]\ncommand=" + command + "\nstartsecs=0\n";
  }
}

package org.jsupervisor.it.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** What is told while an action waits, on terminals only. */
@PrivateDaemon
class ProgressIT {
  private static final String PROGRAMS =
      """
      [program:quick]
      command=/bin/sleep 300
      startsecs=0

      [program:slow]
      command=/bin/sleep 300
      startsecs=3
      autostart=false

      [program:deaf]
      command=/bin/sh -c 'trap "" TERM; while :; do sleep 0.1; done'
      stopwaitsecs=3
      startsecs=0
      """;

  @Test
  void startAndStopTellHowFarTheyAre(Sandbox sandbox) {
    start(sandbox);
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      screen.typeClient("start all");
      screen.awaitText("Starting: 2 of 3 up, waiting for slow");
      assertThat(screen.awaitPrompt()).containsExactly("slow: started");
      screen.typeClient("stop all");
      screen.awaitText("Stopping: 2 of 3 stopped, waiting for deaf");
      assertThat(screen.awaitPrompt())
          .containsExactlyInAnyOrder("quick: stopped", "slow: stopped", "deaf: stopped")
          .last()
          .isEqualTo("deaf: stopped");
      screen.resize(30, 24);
      screen.typeClient("restart slow deaf:*");
      screen.awaitLine("Starting: 0 of 1 up, waiting>");
      assertThat(screen.awaitPrompt())
          .containsExactly("slow: ERROR (not running)", "slow: started", "deaf: started");
    }
  }

  @Test
  void updateTellsHowFarItIs(Sandbox sandbox) {
    start(sandbox);
    sandbox.write(
        "supervisord.conf", Launch.standard(PROGRAMS.replace("[program:deaf]", "[program:new]")));
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      screen.typeClient("update");
      screen.awaitText("Stopping: 0 of 1 stopped, waiting for deaf");
      assertThat(screen.awaitPrompt())
          .containsExactly(
              "deaf: stopped", "deaf: removed process group", "new: added process group");
    }
  }

  @Test
  void rollsAndChangesOfAPartTellHowFarTheyAre(Sandbox sandbox) {
    String two = "[group:two]\nprograms=deaf,quick\n";
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS + two);
    daemon.awaitRunning("two:quick");
    daemon.awaitRunning("two:deaf");
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      screen.typeClient("rolling-restart two:*");
      screen.awaitText("Restarting: 0 of 2 done, now two:deaf");
      assertThat(screen.awaitPrompt())
          .containsExactly(
              "two:deaf: stopped", "two:deaf: started", "two:quick: stopped", "two:quick: started");
      sandbox.write(
          "supervisord.conf", Launch.standard(PROGRAMS + two.replace("deaf,quick", "quick")));
      screen.typeClient("update two");
      screen.awaitText("Updating: 1 of 2 done, waiting for two:deaf");
      assertThat(screen.awaitPrompt())
          .containsExactly("two:deaf: removed process", "two: updated process group");
    }
  }

  @Test
  void nothingIsToldWhereItCouldNotBeErased(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    Outcome start = daemon.ctl("start", "all").orFail();
    assertThat(start.stdout()).isEqualTo("slow: started\n");
    assertThat(start.stderr()).isEmpty();
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      for (String elsewhere : List.of(">out.txt", "2>err.txt", "| cat")) {
        daemon.ctl("stop", "slow").orFail();
        screen.typeClient("start slow " + elsewhere);
        screen.awaitPrompt();
        assertThat(screen.lines()).noneMatch(line -> line.contains("Starting"));
      }
    }
    assertThat(sandbox.file("out.txt").text()).isEqualTo("slow: started\n");
    assertThat(sandbox.file("err.txt").text()).isEmpty();
  }

  private static RunningDaemon start(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("quick");
    daemon.awaitRunning("deaf");
    return daemon;
  }
}

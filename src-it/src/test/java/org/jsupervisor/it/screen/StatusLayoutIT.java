package org.jsupervisor.it.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The layout and the colours of status, and where there are none. */
@PrivateDaemon
class StatusLayoutIT {
  private static final String PROGRAMS =
      """
      [program:web]
      command=/bin/sleep 300
      startsecs=0

      [program:broken]
      command=/no/such/program/in/a/rather/long/directory/name
      startretries=0

      [program:off]
      command=/bin/sleep 300
      autostart=false
      """;
  private static final String NAMES =
      """
      broken                           FATAL     \
      can't find command '/no/such/program/in/a/rather/long/directory/name'
      off                              STOPPED   Not started
      """;

  @Test
  void columnsAreNarrowAndStatesColoured(Sandbox sandbox) {
    long web = start(sandbox).pidOf("web");
    try (ShellScreen screen = new ShellScreen(sandbox, 100, 24)) {
      screen.typeClient("status");
      List<String> lines = screen.awaitPrompt();

      assertThat(lines)
          .startsWith(
              "broken  FATAL     can't find command"
                  + " '/no/such/program/in/a/rather/long/directory/name'",
              "off     STOPPED   Not started")
          .hasSize(3);
      assertThat(lines.get(2)).startsWith("web     RUNNING   pid " + web + ", uptime 0:00:");
      assertThat(screen.colouredLines().get(0))
          .startsWith("broken  \u001b[1m\u001b[31mFATAL\u001b[0m");
      assertThat(screen.colouredLines().get(1)).startsWith("off     STOPPED");
      assertThat(screen.colouredLines().get(2)).contains("\u001b[32mRUNNING");
    }
  }

  @Test
  void longDescriptionsAreContinued(Sandbox sandbox) {
    start(sandbox);
    try (ShellScreen screen = new ShellScreen(sandbox, 50, 24)) {
      screen.typeClient("status broken");
      assertThat(screen.awaitPrompt())
          .containsExactly(
              "broken  FATAL     can't find command",
              "                  '/no/such/program/in/a/rather/lo",
              "                  ng/directory/name'");
      screen.resize(30, 24);
      screen.typeClient("status broken");
      assertThat(screen.awaitPrompt())
          .containsExactly(
              "broken  FATAL",
              "    can't find command",
              "    '/no/such/program/in/a/rat",
              "    her/long/directory/name'");
    }
  }

  @Test
  void coloursCanBeRefused(Sandbox sandbox) {
    start(sandbox);
    try (ShellScreen screen = new ShellScreen(sandbox, 100, 24)) {
      for (String without : List.of("NO_COLOR=1", "TERM=dumb")) {
        screen.type("clear; " + without + " jsupervisorctl -c supervisord.conf status off");
        assertThat(screen.awaitPrompt()).containsExactly("off  STOPPED   Not started");
        screen.type("clear; " + without + " jsupervisorctl -c supervisord.conf status broken");
        screen.awaitPrompt();
        assertThat(screen.colouredLines().get(0)).startsWith("broken  FATAL     can't");
      }
      screen.typeClient("--color=never status broken");
      screen.awaitPrompt();
      assertThat(screen.colouredLines().get(0)).startsWith("broken  FATAL     can't");
      screen.type(
          "clear; NO_COLOR=1 jsupervisorctl -c supervisord.conf --color=always status broken");
      screen.awaitPrompt();
      assertThat(screen.colouredLines().get(0)).contains("\u001b[31mFATAL");
    }
  }

  @Test
  void aPipeGetsWhatTheOriginalWrites(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    assertThat(daemon.ctl("status", "broken", "off").stdout()).isEqualTo(NAMES);
    assertThat(daemon.ctl("--color=always", "status", "broken", "off").stdout())
        .isEqualTo(NAMES.replace("FATAL", "\u001b[1;31mFATAL\u001b[0m"));
    try (ShellScreen screen = new ShellScreen(sandbox, 40, 24)) {
      screen.typeClient("status broken off >status.txt");
      screen.awaitPrompt();
      screen.typeClient("status broken off | cat >piped.txt");
      screen.awaitPrompt();
    }
    assertThat(sandbox.file("status.txt").text()).isEqualTo(NAMES);
    assertThat(sandbox.file("piped.txt").text()).isEqualTo(NAMES);
  }

  private static RunningDaemon start(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("web");
    daemon.awaitState("broken", "FATAL");
    return daemon;
  }
}

package org.jsupervisor.it.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** A status that is kept up to date. */
@PrivateDaemon
class StatusWatchIT {
  private static final String PROGRAMS =
      """
      [program:web]
      command=/bin/sleep 300
      startsecs=0

      [program:worker]
      command=/bin/sleep 300
      startsecs=0
      numprocs=30
      process_name=%(program_name)s_%(process_num)02d
      """;

  @Test
  void theScreenFollowsTheDaemon(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      screen.typeClient("status --watch 0.2 web; echo status $?");
      screen.awaitText("1 process: 1 running");
      assertThat(screen.lines().get(0))
          .startsWith("status of unix://" + sandbox.directory() + "/s.sock ")
          .matches(".* \\d\\d:\\d\\d:\\d\\d");
      daemon.ctl("stop", "web").orFail();
      screen.awaitText("web  STOPPED");
      daemon.terminate();
      screen.awaitText("DOWN: unix://" + sandbox.directory() + "/s.sock no such file");
      assertThat(screen.lines()).noneMatch(line -> line.startsWith("web "));
      start(sandbox);
      screen.awaitText("web  RUNNING");
      screen.press("q");
      screen.awaitText("status 0");
      assertThat(screen.awaitPrompt()).containsExactly("status 0");
    }
  }

  @Test
  void theScreenFollowsItsSizeAndScrolls(Sandbox sandbox) {
    start(sandbox);
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      screen.typeClient("status --watch=0.2");
      screen.awaitText("1-20 of 31");
      assertThat(screen.lines()).hasSize(24);
      assertThat(screen.lines().get(3)).startsWith("web               RUNNING   pid ");
      assertThat(screen.lines().get(22)).startsWith("worker:worker_18  RUNNING   pid ");
      screen.press("j");
      screen.press("Down");
      screen.awaitText("3-22 of 31");
      screen.press("k");
      screen.awaitText("2-21 of 31");
      screen.press("G");
      screen.awaitText("12-31 of 31");
      screen.press("PageUp");
      screen.awaitText("1-20 of 31");
      screen.resize(22, 10);
      screen.awaitText("1-6 of 31");
      List<String> small = screen.lines();
      assertThat(small).hasSize(10);
      assertThat(small.get(0)).startsWith("status of u>").matches(".* \\d\\d:\\d\\d:\\d\\d");
      assertThat(small.get(4)).startsWith("worker:worker_00  RU>");
      screen.resize(100, 40);
      screen.awaitText("worker:worker_29  RUNNING   pid ");
      assertThat(screen.lines()).last().isEqualTo("q: quit");
      screen.press("C-c");
      screen.awaitPrompt();
    }
  }

  @Test
  void theTerminalIsLeftAsItWas(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    daemon.ctl("stop", "web").orFail();
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      screen.type("clear; echo before; stty -a >before.txt");
      screen.awaitPrompt();
      for (String end : List.of("q", "C-c", "TERM", "INT")) {
        screen.type("jsupervisorctl -c supervisord.conf status --watch 1 web; echo \"left $?\"");
        screen.awaitText("1 process: 1 stopped");
        leave(sandbox, screen, end);
        screen.awaitText(end.equals("TERM") ? "left 143" : "left 3");
        assertThat(screen.lines().get(0)).isEqualTo("before");
        screen.type("stty -a >after.txt; clear; echo before");
        screen.awaitPrompt();
        assertThat(sandbox.file("after.txt").text()).isEqualTo(sandbox.file("before.txt").text());
      }
    }
  }

  private static void leave(Sandbox sandbox, ShellScreen screen, String end) {
    if (end.equals("TERM") || end.equals("INT")) {
      String pattern = "Supervisorctl -c supervisord.conf status --watch 1 web";
      long client =
          Long.parseLong(sandbox.command("pgrep", "-nf", pattern).run().orFail().stdout().strip());
      Machine.signal(client, end);
    } else {
      screen.press(end);
    }
  }

  @Test
  void aDaemonThatHangsDoesNotHoldTheUser(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    try (ShellScreen screen = new ShellScreen(sandbox, 80, 24)) {
      screen.typeClient("status --watch 0.2 web; echo left $?");
      screen.awaitText("web  RUNNING");
      daemon.signal("STOP");
      try {
        screen.awaitText("No answer since ");
        screen.press("q");
        screen.awaitText("left 0");
      } finally {
        daemon.signal("CONT");
      }
    }
  }

  @Test
  void aPipeGetsOneAnswerAfterTheOther(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    Command.Started watch = watch(sandbox, "status", "--watch", "0.1", "web", "nosuch").start();
    Await.until("two answers", () -> watch.stdout().split("\n\n", -1).length > 2);
    daemon.terminate();
    String down = "unix://" + sandbox.directory() + "/s.sock no such file\n\n";
    Await.until("an answer without daemon", () -> watch.stdout().contains(down));
    watch.process().destroy();
    assertThat(watch.stdout())
        .matches(
            "(?s)(nosuch: ERROR \\(no such process\\)\n"
                + "web {30}RUNNING   pid \\d+, uptime 0:\\d\\d:\\d\\d\n\n){2}.*");
    assertThat(watch.stderr()).isEmpty();
  }

  @Test
  void jsonComesLineByLine(Sandbox sandbox) {
    start(sandbox);
    Command.Started watch = watch(sandbox, "--json", "status", "--watch", "0.1", "web").start();
    Await.until("three answers", () -> watch.stdout().lines().count() >= 3);
    watch.process().destroy();
    assertThat(watch.stdout().lines().limit(3))
        .allMatch(line -> line.startsWith("{\"format\": 1,\"command\": \"status\","))
        .allMatch(line -> line.endsWith("}"));
  }

  @Test
  void secondsHaveToMakeSense(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    for (String seconds : List.of("0", "=x", "3601", "=")) {
      List<String> words =
          seconds.startsWith("=") ? List.of("--watch" + seconds) : List.of("--watch", seconds);
      Object[] all = {"status", String.join(" ", words)};
      assertThat(daemon.ctl(all).stdout())
          .isEqualTo("Error: --watch takes seconds from 0.1 to 3600\n");
      assertThat(daemon.ctl(all).exit()).isEqualTo(2);
    }
  }

  private static Command watch(Sandbox sandbox, String... words) {
    Object[] all = new Object[words.length + 2];
    all[0] = "-c";
    all[1] = sandbox.directory().resolve("supervisord.conf");
    System.arraycopy(words, 0, all, 2, words.length);
    return sandbox.client(all);
  }

  private static RunningDaemon start(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("web");
    daemon.awaitRunning("worker:worker_29");
    return daemon;
  }
}

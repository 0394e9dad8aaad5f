package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Restarting processes a few at a time. */
@PrivateDaemon
class RollingRestartIT {
  private static final String WEB =
      """
      [program:web]
      command=/bin/sh -c 'test ! -e @DIR@/broken_%(process_num)d || exit 3; sleep 0.3; echo ready; exec sleep 300'
      process_name=web_%(process_num)d
      numprocs=4
      startretries=0
      stopasgroup=true
      """;

  /** What the log tells of stops and starts, such as {@code stopped web_0}. */
  private static List<String> course(RunningDaemon daemon) {
    Matcher matcher = Pattern.compile("(stopped|success): (web_\\d)").matcher(daemon.log().text());
    List<String> course = new ArrayList<>();
    while (matcher.find()) {
      course.add(matcher.group(1) + " " + matcher.group(2));
    }
    return course;
  }

  private static RunningDaemon start(Sandbox sandbox, String options) {
    RunningDaemon daemon = Launch.start(sandbox, WEB + options);
    for (int number = 0; number < 4; number++) {
      daemon.awaitRunning("web:web_" + number);
    }
    Await.until("four have started", () -> course(daemon).size() == 4);
    return daemon;
  }

  private static String restarted(int... numbers) {
    StringBuilder lines = new StringBuilder();
    for (int number : numbers) {
      String name = "web:web_" + number;
      lines.append(name).append(": stopped\n").append(name).append(": started\n");
    }
    return lines.toString();
  }

  @Test
  void everyProcessIsReadyBeforeTheNextOneStops(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original knows no readiness");
    RunningDaemon daemon = start(sandbox, "startsecs=0\nready_on=log:^ready$\n");
    long first = daemon.pidOf("web:web_0");
    Outcome outcome = daemon.ctl("rolling-restart", "web:*").orFail();
    assertThat(outcome.stdout()).isEqualTo(restarted(0, 1, 2, 3));
    assertThat(outcome.stderr()).isEmpty();
    assertThat(course(daemon).subList(4, 12))
        .containsExactly(
            "stopped web_0",
            "success web_0",
            "stopped web_1",
            "success web_1",
            "stopped web_2",
            "success web_2",
            "stopped web_3",
            "success web_3");
    assertThat(daemon.awaitRunning("web:web_0")).isNotEqualTo(first);
  }

  @Test
  void aBatchIsRestartedAtTheSameTime(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, "");
    Outcome outcome = daemon.ctl("rolling-restart", "--batch", "3", "all").orFail();
    assertThat(outcome.stdout()).isEqualTo(restarted(0, 1, 2, 3));
    List<String> course = course(daemon).subList(4, 12);
    assertThat(course.subList(0, 3))
        .containsExactlyInAnyOrder("stopped web_0", "stopped web_1", "stopped web_2");
    assertThat(course.subList(3, 6))
        .containsExactlyInAnyOrder("success web_0", "success web_1", "success web_2");
    assertThat(course.subList(6, 8)).containsExactly("stopped web_3", "success web_3");
  }

  @Test
  void theDaemonOfTheOriginalCanBeRolledToo(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    RunningDaemon daemon =
        start(sandbox.using(Product.STOCK, Product.clientUnderTest()), "startsecs=1\n");
    Outcome outcome = daemon.ctl("rolling-restart", "--batch=2", "web:*").orFail();
    assertThat(outcome.stdout()).isEqualTo(restarted(0, 1, 2, 3));
    List<String> course = course(daemon).subList(4, 12);
    assertThat(course.subList(0, 2)).containsExactlyInAnyOrder("stopped web_0", "stopped web_1");
    assertThat(course.subList(4, 6)).containsExactlyInAnyOrder("stopped web_2", "stopped web_3");
  }

  @Test
  void whatFailsEndsTheRollAndTheRestIsLeftAlone(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, "");
    long third = daemon.pidOf("web:web_2");
    sandbox.write("broken_1", "");
    Outcome outcome = daemon.ctl("rolling-restart", "web:*");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.stdout())
        .isEqualTo(
            restarted(0)
                + """
                web:web_1: stopped
                web:web_1: ERROR (spawn error)
                web:web_2: left alone
                web:web_3: left alone
                """);
    assertThat(daemon.pidOf("web:web_2")).isEqualTo(third);
    daemon.awaitState("web:web_1", "FATAL");
    assertThat(daemon.ctl("rolling-restart", "--json", "web:web_1", "web:web_3").stdout())
        .contains("\"outcome\": \"failed\"", "\"outcome\": \"left alone\"", "SPAWN_ERROR");
  }

  @Test
  void aProcessHasToBeHealthyIfItsHealthIsWatched(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original does not watch health");
    sandbox.write("state", "fine");
    RunningDaemon daemon =
        start(
            sandbox,
            """
            startsecs=0
            healthcheck=exec:/bin/grep -q fine @DIR@/state
            health_interval=1
            health_retries=1
            health_action=none
            """);
    assertThat(daemon.ctl("rolling-restart", "web:web_0").orFail().stdout())
        .isEqualTo(restarted(0));
    assertThat(daemon.info("web:web_0").get("health")).isEqualTo("healthy");
    sandbox.write("state", "ill");
    Outcome outcome = daemon.ctl("rolling-restart", "--batch", "2", "web:*");
    assertThat(outcome.exit()).isEqualTo(7);
    assertThat(outcome.stdout())
        .contains("web:web_0: started\nweb:web_0: ERROR (unhealthy: ")
        .endsWith("web:web_2: left alone\nweb:web_3: left alone\n");
  }
}

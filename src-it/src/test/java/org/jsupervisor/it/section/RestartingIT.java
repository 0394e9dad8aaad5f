package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** When programs are started again, by the options of restarting.md. */
@PrivateDaemon
class RestartingIT {
  private static final String FAILING =
      "[program:a]\ncommand=/bin/false\nstartsecs=0\nautorestart=true\n";

  @Test
  void aPauseComesBeforeEachRestart(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, FAILING + "restartpause=1.5\n");
    daemon.log().await("INFO a is started again in 1.5 seconds \\(restartpause\\)");
    assertThat(timeBetweenStarts(daemon, 1, 3)).isGreaterThan(Duration.ofMillis(2990));
    assertThat(daemon.rpc("supervisor.getAllConfigInfo").toString()).contains("restartpause=1.5");
  }

  @Test
  void aStopInThePauseLastsUntilAStart(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, FAILING + "restartpause=600\n");
    daemon.log().await("restartpause");
    assertThat(daemon.state("a")).isEqualTo("EXITED");
    assertThat(daemon.ctl("stop", "a").stdout()).isEqualTo("a: stopped\n");
    assertThat(daemon.ctl("stop", "a").stdout()).isEqualTo("a: ERROR (not running)\n");
    assertThat(daemon.ctl("start", "a").stdout()).isEqualTo("a: started\n");
    assertThat(daemon.log().count("INFO spawned: 'a'")).isEqualTo(2);
  }

  @Test
  void aProgramThatOnlyEverEndsDoesNotSpin(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, FAILING);
    assertThat(timeBetweenStarts(daemon, 7, 11)).isGreaterThan(Duration.ofMillis(1500));
  }

  /** By the times in the log, which do not depend on when they are read. */
  private static Duration timeBetweenStarts(RunningDaemon daemon, int one, int other) {
    LocalDateTime begun = daemon.log().timeOf("spawned: 'a'", one);
    return Duration.between(begun, daemon.log().timeOf("spawned: 'a'", other));
  }

  @Test
  void tooManyStartsAreFatal(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, FAILING + "startlimit=3/60\n");
    daemon.awaitState("a", "FATAL");
    assertThat(daemon.ctl("status").stdout())
        .contains("FATAL     more than 3 starts within 60 seconds (startlimit)");
    assertThat(daemon.log().count("INFO spawned: 'a'")).isEqualTo(3);
    daemon.log().await("INFO gave up: a entered FATAL state, more than 3 starts within 60 seconds");
  }

  @Test
  void fatalIsNotTheEnd(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:a]
            command=/bin/sh -c '[ -e @DIR@/good ] && exec sleep 60'
            startretries=0
            fatal_retry_after=1
            """);
    daemon.log().await("INFO a is tried again after 1 seconds \\(fatal_retry_after\\)");
    sandbox.write("good", "");
    daemon.awaitRunning("a");
    Await.until("back from FATAL", () -> daemon.log().count("INFO trying a again") > 0);
  }
}

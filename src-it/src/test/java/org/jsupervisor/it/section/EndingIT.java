package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ends of programs mean for the daemon, by the options of ending.md. */
@PrivateDaemon
class EndingIT {
  private static final String WEB = "[program:web]\ncommand=/bin/sleep 300\nstartsecs=0\n";

  @BeforeEach
  void needs(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original goes on whatever ends");
  }

  private static Outcome run(Sandbox sandbox, String sections) {
    Object file = sandbox.write("supervisord.conf", Launch.standard(sections));
    return sandbox.daemon("-n", "-c", file).start().await(Duration.ofSeconds(30));
  }

  private static String ofDaemon(String option) {
    return "[supervisord]\n" + option + "\n";
  }

  @ParameterizedTest
  @CsvSource({
    "exit 0, on_exit=shutdown, 0",
    "exit 3, on_exit=shutdown, 3",
    "kill -KILL $$, on_exit=shutdown, 137",
    "kill -TERM $$, on_exit=shutdown, 143",
    "exit 3, 'on_exit=shutdown\nexit_code=0', 0",
    "exit 0, 'on_exit=shutdown\nexit_code=77', 77"
  })
  void theDaemonEndsAsTheProgramDid(String how, String options, int status, Sandbox sandbox) {
    Outcome outcome =
        run(
            sandbox,
            WEB
                + "[program:main]\nstartsecs=0\ncommand=/bin/sh -c 'sleep 0.2; %s'\n%s\n"
                    .formatted(how, options));
    assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(status);
    sandbox
        .file("main.log")
        .await("WARN main has ended \\(.*\\), on_exit=shutdown: shutting down with exit status ");
    assertThat(sandbox.file("main.log").text()).contains("stopped: web (terminated by SIGTERM)");
  }

  @Test
  void whatIsFatalEndsTheDaemon(Sandbox sandbox) {
    String failing = WEB + "[program:bad]\ncommand=/bin/sh -c 'exit 9'\nstartretries=1\n";
    assertThat(run(sandbox, failing + "on_fatal=shutdown\n").exit()).isEqualTo(9);
    assertThat(run(sandbox, failing + ofDaemon("exit_when=any_fatal")).exit()).isEqualTo(9);
    String missing = "[program:bad]\ncommand=@DIR@/nothing\nstartretries=0\non_fatal=shutdown\n";
    assertThat(run(sandbox, missing).exit()).isEqualTo(127);
  }

  @Test
  void theDaemonEndsWhenAllHaveEnded(Sandbox sandbox) {
    String jobs =
        """
        [program:one]
        command=/bin/true
        startsecs=0
        autorestart=false
        [program:two]
        command=/bin/sh -c 'sleep 0.3; exit $(cat @DIR@/status)'
        startsecs=0
        autorestart=false
        depends_on=one:completed
        [program:three]
        command=/bin/true
        startsecs=0
        autorestart=false
        depends_on=two:completed
        """
            + ofDaemon("exit_when=all_exited");
    sandbox.write("status", "0");
    assertThat(run(sandbox, jobs).exit()).isZero();
    assertThat(sandbox.file("main.log").count("spawned: 'three'")).isOne();
    sandbox.write("status", "5");
    assertThat(run(sandbox, jobs).exit()).isEqualTo(5);
    assertThat(sandbox.file("main.log").count("spawned: 'three'")).isOne();
  }

  @Test
  void aSignalToTheDaemonIsNoFailure(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, WEB + "on_exit=shutdown\n" + ofDaemon("exit_when=all_exited"));
    daemon.awaitRunning("web");
    assertThat(daemon.ctl("stop", "web").orFail().stdout()).isEqualTo("web: stopped\n");
    assertThat(daemon.ctl("start", "web").orFail().stdout()).isEqualTo("web: started\n");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void anEndRestartsTheGroup(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            WEB
                + "on_exit=restart_group\n"
                + WEB.replace("web", "worker")
                + WEB.replace("web", "other")
                + "[group:g]\nprograms=web,worker\n");
    long web = daemon.awaitRunning("g:web");
    long worker = daemon.awaitRunning("g:worker");
    long other = daemon.awaitRunning("other");
    Machine.signal(web, "KILL");
    daemon.log().await("WARN web has ended .*, on_exit=restart_group: restarting all of g$");
    daemon.log().awaitNth("INFO spawned: 'worker'", 2);
    assertThat(daemon.awaitRunning("g:web")).isNotEqualTo(web);
    assertThat(daemon.awaitRunning("g:worker")).isNotEqualTo(worker);
    assertThat(daemon.awaitRunning("other")).isEqualTo(other);
  }

  @Test
  void aShutdownTakesNoLongerThanItMay(Sandbox sandbox) {
    String deaf = "command=/bin/sh -c 'trap \"\" TERM; echo deaf; while :; do sleep 0.05; done'\n";
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            "[program:a]\npriority=1\n"
                + deaf
                + "[program:b]\npriority=2\n"
                + deaf
                + ofDaemon("shutdown_timeout=1.5"));
    daemon.awaitRunning("a");
    daemon.awaitRunning("b");
    long begun = System.nanoTime();
    assertThat(daemon.terminate()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(1400), Duration.ofSeconds(6));
    daemon
        .log()
        .await("WARN the shutdown has taken 1.5 seconds \\(shutdown_timeout\\), killing a, b$");
  }

  @Test
  void inTheBackgroundTheLogTells(Sandbox sandbox) {
    Object file =
        sandbox.write(
            "supervisord.conf",
            Launch.standard(
                """
            [program:main]
            startsecs=0
            command=/bin/sh -c 'sleep 0.2; exit 4'
            on_exit=shutdown
            """));
    Command.Started started = sandbox.daemon("-c", file).start();
    assertThat(started.await(Duration.ofSeconds(30)).exit()).isZero();
    sandbox.file("main.log").await("shutting down with exit status 4$");
  }
}

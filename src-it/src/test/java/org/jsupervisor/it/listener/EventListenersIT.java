package org.jsupervisor.it.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Listeners in shell, Node and Java, and one with a result handler of its own. */
@PrivateDaemon
class EventListenersIT {

  /** Gives up after one try, however late the original notices its end. */
  private static final String BROKEN =
      """
      [program:broken]
      command=/bin/sh -c "exit 1"
      startsecs=3
      startretries=0
      """;

  @Test
  void shellListenerEndsTheDaemonThroughItsParentPid(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            BROKEN
                + """
                [eventlistener:exit_on_failure]
                command=sh -c "echo READY; while read line; do kill -15 $PPID; done"
                events=PROCESS_STATE_FATAL
                autorestart=false
                """);
    assertThat(daemon.awaitExit()).isZero();
    assertThat(daemon.log().text())
        .contains("gave up: broken entered FATAL state", "received SIGTERM indicating exit request")
        .contains("stopped: exit_on_failure (");
  }

  @Test
  void shellListenerEndsTheDaemonWithQuitThroughThePidFile(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:short]
            command=/bin/sleep 2
            startsecs=0
            autorestart=false
            [eventlistener:processes]
            command=sh -c "printf 'READY\\n'; while read line; do kill -3 $(cat @DIR@/main.pid); done"
            events=PROCESS_STATE_STOPPED, PROCESS_STATE_EXITED, PROCESS_STATE_FATAL
            """);
    assertThat(daemon.awaitExit()).isZero();
    assertThat(daemon.log().text())
        .contains("exited: short (exit status 0; expected)")
        .contains("received SIGQUIT indicating exit request");
  }

  @Test
  void nodeListenerSeesStatesAndOutput(Sandbox sandbox) {
    Machine.program("node");
    sandbox.resource("listener.js");
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [eventlistener:node]
            command=@DIR@/listener.js @DIR@/events.log
            events=PROCESS_STATE_EXITED,PROCESS_LOG
            [program:greeter]
            command=/bin/sh -c "echo 'h\u00e9llo \u20ac'"
            startsecs=0
            autostart=false
            autorestart=false
            stdout_events_enabled=true
            """);
    daemon.awaitRunning("node");
    daemon.ctl("start", "greeter").orFail();
    daemon.ctl("start", "greeter").orFail();
    String greeting = "channel:stdout\nh\u00e9llo \u20ac$";
    sandbox.file("events.log").awaitNth(greeting, 2);
    sandbox.file("events.log").awaitNth("^processname:greeter .* expected:1 pid:\\d+$", 2);
    assertThat(daemon.state("node")).isEqualTo("RUNNING");
  }

  @Test
  void javaListenerAsksTheDaemonAndEndsIt(Sandbox sandbox) {
    Path root = Path.of(System.getProperty("root.dir", ".."));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path library = Product.OURS.daemon().resolve("../../lib").normalize();
    String command = java + " -XX:TieredStopAtLevel=1 -cp " + library + "/* ";
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            BROKEN
                + """
                [eventlistener:fatal]
                command=COMMAND/examples/listener/FatalReport.java shutdown
                events=PROCESS_STATE_FATAL
                startsecs=0
                stderr_logfile=@DIR@/fatal.err
                """
                    .replace("COMMAND", command + root.toAbsolutePath().normalize()));
    assertThat(daemon.awaitExit()).isZero();
    assertThat(sandbox.file("fatal.err").text())
        .contains("broken was given up: Exited too quickly (process log may have details)\n");
  }

  @Test
  void outputIsPrintedForTheHandlerOfSupervisorStdout(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "needs a Python package");
    sandbox.resource("stdout_listener.py");
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [eventlistener:stdout]
            command=@DIR@/stdout_listener.py
            buffer_size=100
            events=PROCESS_LOG
            result_handler=supervisor_stdout:event_handler
            [program:talker]
            command=/bin/sh -c "echo one; echo two; echo f\u00fcnf >&2; exec sleep 100"
            stdout_events_enabled=true
            stderr_events_enabled=true
            """);
    daemon.awaitRunning("talker");
    Await.until(
        "the output is printed",
        () ->
            daemon.stdout().contains("\ntalker stdout | two\n")
                && daemon.stdout().contains("\ntalker stderr | f\u00fcnf\n"));
    assertThat(daemon.stdout()).contains("\ntalker stdout | one\n");
    assertThat(daemon.log().text()).doesNotContain("talker stdout |");
    assertThat(daemon.state("stdout")).isEqualTo("RUNNING");
  }

  @Test
  void unknownResultHandlersAreRefused(Sandbox sandbox) {
    Path config =
        sandbox.write(
            "supervisord.conf",
            Launch.standard(
                """
                [eventlistener:odd]
                command=/bin/cat
                events=EVENT
                result_handler=nowhere:nothing
                """));
    var outcome = sandbox.daemon("-n", "-c", config).run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr())
        .startsWith("Error: nowhere:nothing cannot be resolved within [eventlistener:odd]");
  }
}

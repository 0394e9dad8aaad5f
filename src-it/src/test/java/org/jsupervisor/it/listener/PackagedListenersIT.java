package org.jsupervisor.it.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples that Debian ships with the original; they use its Python modules. */
@PrivateDaemon
class PackagedListenersIT {
  private static final Path EXAMPLES = Path.of("/usr/share/doc/supervisor/examples");

  @BeforeAll
  static void examplesAreThere() {
    Requirement.need(Files.isDirectory(EXAMPLES), "no examples of the original at " + EXAMPLES);
  }

  @Test
  void sampleListenerEchoesEvents(Sandbox sandbox) throws IOException {
    example(sandbox, "sample_eventlistener.py");
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [eventlistener:sample]
            command=@DIR@/sample_eventlistener.py
            events=PROCESS_STATE,REMOTE_COMMUNICATION
            buffer_size=50
            stderr_logfile=@DIR@/sample.err
            [program:cat]
            command=/bin/cat
            """);
    daemon.awaitRunning("sample");
    daemon.awaitRunning("cat");
    daemon.rpc("supervisor.sendRemoteCommEvent", "kind", "some data");
    sandbox.file("sample.err").await("eventname:REMOTE_COMMUNICATION len:19\ntype:kind\nsome data");
    assertThat(sandbox.file("sample.err").text())
        .contains("processname:cat groupname:cat from_state:STARTING pid:" + daemon.pidOf("cat"));
    assertThat(daemon.state("sample")).isEqualTo("RUNNING");
  }

  @Test
  void exitingListenerIsRestartedForEachEvent(Sandbox sandbox) throws IOException {
    example(sandbox, "sample_exiting_eventlistener.py");
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [eventlistener:exiting]
            command=@DIR@/sample_exiting_eventlistener.py
            events=REMOTE_COMMUNICATION
            autorestart=true
            startsecs=0
            stderr_logfile=@DIR@/exiting.err
            """);
    for (int i = 0; i < 3; i++) {
      daemon.rpc("supervisor.sendRemoteCommEvent", "number", "event " + i);
    }
    for (int i = 0; i < 3; i++) {
      sandbox.file("exiting.err").await("type:number\nevent " + i);
    }
    daemon.log().awaitNth("exited: exiting \\(exit status 0; expected\\)", 3);
  }

  /** The generator that goes with it does not run on Python 3, so the shell plays its part. */
  @Test
  void loopListenerAnswersThroughTheStandardInput(Sandbox sandbox) throws IOException {
    example(sandbox, "loop_listener.py");
    sandbox.write(
        "generator.sh",
        """
        for i in 1 2 3 4 5 6 7 8 9 10; do
          printf '<!--XSUPERVISOR:BEGIN-->the_data<!--XSUPERVISOR:END-->'
          read answer
          echo "$i: $answer" >> @DIR@/report
        done
        """);
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [eventlistener:loop]
            command=@DIR@/loop_listener.py
            events=PROCESS_COMMUNICATION
            [program:generator]
            command=/bin/sh @DIR@/generator.sh
            autostart=false
            autorestart=false
            startsecs=0
            stdout_capture_maxbytes=1KB
            """);
    daemon.awaitRunning("loop");
    daemon.ctl("start", "generator").orFail();
    sandbox.file("report").await("^10: Got it yo$");
    Await.until("the generator ends", () -> daemon.state("generator").equals("EXITED"));
    assertThat(sandbox.file("report").count("Got it yo")).isEqualTo(10);
    assertThat(daemon.info("generator").get("exitstatus")).isEqualTo(0);
  }

  @Test
  void communicationEventsOfTheSampleArrive(Sandbox sandbox) throws IOException {
    example(sandbox, "sample_commevent.py");
    example(sandbox, "sample_eventlistener.py");
    Launch.start(
        sandbox,
        """
        [eventlistener:sample]
        command=@DIR@/sample_eventlistener.py
        events=PROCESS_COMMUNICATION
        stderr_logfile=@DIR@/sample.err
        [program:talker]
        command=@DIR@/sample_commevent.py 0.2
        stdout_capture_maxbytes=1MB
        stdout_logfile=@DIR@/talker.out
        """);
    sandbox
        .file("sample.err")
        .awaitNth("eventname:PROCESS_COMMUNICATION_STDOUT len:\\d+\nprocessname:talker .*", 3);
    sandbox.file("sample.err").awaitNth("the data", 3);
    assertThat(sandbox.file("talker.out").text()).isEmpty();
  }

  /** Copies an example into the sandbox. */
  private static void example(Sandbox sandbox, String name) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(name), StandardCharsets.UTF_8);
    Path copy = sandbox.write(name, text);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

package org.jsupervisor.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The event listeners of superlance, as they come from PyPI, do their work under the daemon. */
@PrivateDaemon
class SuperlanceIT {
  /** Keeps the mail it is given. */
  private static final String SENDMAIL = "/bin/sh -c \"/bin/cat >> @DIR@/mail\"";

  private static RunningDaemon start(Sandbox sandbox, String sections)
      throws IOException, InterruptedException {
    String path = PythonPackages.install();
    String packages = path.substring(0, path.indexOf(':'));
    return Launch.start(
        sandbox,
        sections
            .replace("@BIN@", packages + "/bin")
            .replace("@PYTHON@", "environment=PYTHONPATH=\"" + packages + "\"")
            .replace("@SENDMAIL@", "'" + SENDMAIL + "'"));
  }

  @Test
  void httpokRestartsWhatDoesNotAnswerAndNothingElse(Sandbox sandbox)
      throws IOException, InterruptedException {
    RunningDaemon daemon =
        start(
            sandbox,
            """
            [inet_http_server]
            port=127.0.0.1:@PORT@
            [eventlistener:bad]
            command=@BIN@/httpok -p victim -m me@here -s @SENDMAIL@ http://127.0.0.1:@PORT@/nope
            events=TICK_5
            stderr_logfile=@DIR@/bad.err
            @PYTHON@
            [eventlistener:good]
            command=@BIN@/httpok -p healthy http://127.0.0.1:@PORT@/ok.html
            events=TICK_5
            stderr_logfile=@DIR@/good.err
            @PYTHON@
            [program:victim]
            command=/bin/cat
            [program:healthy]
            command=/bin/cat
            """);
    long victim = daemon.awaitRunning("victim");
    long healthy = daemon.awaitRunning("healthy");
    sandbox.file("bad.err").await("victim restarted");
    sandbox.file("mail").await("Subject: httpok: http://127.0.0.1:\\d+/nope: bad status returned");
    assertThat(sandbox.file("mail").text()).contains("To: me@here\n", "404 Not Found");
    assertThat(daemon.awaitRunning("victim")).isNotEqualTo(victim);
    assertThat(daemon.pidOf("healthy")).isEqualTo(healthy);
    assertThat(sandbox.file("good.err").text()).isEmpty();
    assertThat(daemon.state("good")).isEqualTo("RUNNING");
  }

  @Test
  void memmonRestartsWhatHasGrown(Sandbox sandbox) throws IOException, InterruptedException {
    RunningDaemon daemon =
        start(
            sandbox,
            """
            [eventlistener:memmon]
            command=@BIN@/memmon -p big=1KB -p small=1GB -m me@here -s @SENDMAIL@
            events=TICK_5
            stderr_logfile=@DIR@/memmon.err
            @PYTHON@
            [program:big]
            command=/bin/cat
            [program:small]
            command=/bin/cat
            """);
    long big = daemon.awaitRunning("big");
    long small = daemon.awaitRunning("small");
    sandbox.file("mail").await("memmon.py restarted the process named big:big at");
    sandbox.file("memmon.err").await("Restarting big:big\n");
    sandbox.file("memmon.err").await("RSS of small:small is ");
    assertThat(daemon.awaitRunning("big")).isNotEqualTo(big);
    assertThat(daemon.pidOf("small")).isEqualTo(small);
  }

  @Test
  void crashmailTellsOfUnexpectedEnds(Sandbox sandbox) throws IOException, InterruptedException {
    RunningDaemon daemon =
        start(
            sandbox,
            """
            [eventlistener:crashmail]
            command=@BIN@/crashmail -a -o prefix -m me@here -s @SENDMAIL@
            events=PROCESS_STATE
            stderr_logfile=@DIR@/crashmail.err
            @PYTHON@
            [program:crash]
            command=/bin/sh -c "read line; exit 3"
            autorestart=false
            [program:orderly]
            command=/bin/sh -c "read line; exit 0"
            autorestart=false
            """);
    daemon.awaitRunning("crashmail");
    daemon.awaitRunning("orderly");
    daemon.rpc("supervisor.sendProcessStdin", "orderly", "go\n");
    daemon.awaitState("orderly", "EXITED");
    long pid = daemon.awaitRunning("crash");
    daemon.rpc("supervisor.sendProcessStdin", "crash", "go\n");
    sandbox.file("mail").await("exited unexpectedly \\(pid " + pid + "\\) from state RUNNING");
    assertThat(sandbox.file("mail").text())
        .contains("To: me@here\nSubject: prefix: crash crashed at ")
        .doesNotContain("orderly");
  }

  @Test
  void batchesOfFatalsAndCrashesAreMailed(Sandbox sandbox)
      throws IOException, InterruptedException {
    try (FakeMailServer server = new FakeMailServer()) {
      String options =
          " --toEmail=you@here --fromEmail=me@here --interval=0.01 --tickEvent=TICK_5 --smtpHost="
              + server.address();
      RunningDaemon daemon =
          start(
              sandbox,
              """
              [eventlistener:fatal]
              command=@BIN@/fatalmailbatch@OPTIONS@
              events=PROCESS_STATE,TICK_5
              stderr_logfile=@DIR@/fatal.err
              @PYTHON@
              [eventlistener:crash]
              command=@BIN@/crashmailbatch@OPTIONS@
              events=PROCESS_STATE,TICK_5
              stderr_logfile=@DIR@/crash.err
              @PYTHON@
              [program:hopeless]
              command=/bin/false
              startretries=0
              autostart=false
              [program:crasher]
              command=/bin/sh -c "exit 4"
              startsecs=0
              autorestart=false
              autostart=false
              """
                  .replace("@OPTIONS@", options));
      daemon.awaitRunning("fatal");
      daemon.awaitRunning("crash");
      daemon.rpc("supervisor.startProcess", "hopeless", false);
      daemon.rpc("supervisor.startProcess", "crasher", false);
      Await.until(
          "both mails have come",
          () ->
              server.mail().contains("Process hopeless:hopeless failed to start too many times")
                  && server.mail().contains("Process crasher:crasher (pid "));
      assertThat(server.mail())
          .contains("Subject: Fatal start alert from supervisord", "died unexpectedly");
    }
  }
}

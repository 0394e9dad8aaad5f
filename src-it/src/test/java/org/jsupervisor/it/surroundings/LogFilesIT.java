package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** Log files under the hands of others: administrators, rotating tools, readers that leave. */
@PrivateDaemon
class LogFilesIT {
  private static final String CAT =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      stdout_logfile=@DIR@/cat.out
      """;

  @Test
  void rotationKeepsEveryByteWhereTheOriginalKeepsIt(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, CAT + "stdout_logfile_maxbytes=10\nstdout_logfile_backups=2\n");
    daemon.awaitRunning("cat");
    for (String chunk :
        new String[] {"123456789", "a", "exactly 10", "longer than ten bytes", "b"}) {
      say(sandbox, daemon, chunk);
    }
    assertThat(sandbox.file("cat.out").text()).isEqualTo("b");
    assertThat(sandbox.file("cat.out.1").text()).isEqualTo("longer than ten bytes");
    assertThat(sandbox.file("cat.out.2").text()).isEqualTo("exactly 10");
    assertThat(sandbox.file("cat.out.3").exists()).isFalse();
  }

  @Test
  void fileThatWasRemovedComesBackWithUsrTwo(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, CAT);
    daemon.awaitRunning("cat");
    say(sandbox, daemon, "before");
    Files.delete(sandbox.file("cat.out").path());
    Files.delete(daemon.log().path());
    daemon.signal("USR2");
    Await.until("both are there again", () -> sandbox.file("cat.out").exists());
    say(sandbox, daemon, "after");
    assertThat(sandbox.file("cat.out").text()).isEqualTo("after");
    assertThat(daemon.terminate()).isZero();
    assertThat(daemon.log().text()).startsWith(daemon.log().await("^.* WARN received SIGTERM"));
  }

  @Test
  void fileThatWasTruncatedAfterARotationGoesOnFromItsBeginning(Sandbox sandbox)
      throws IOException {
    Requirement.meansOurs(sandbox, "the original leaves a hole");
    RunningDaemon daemon = Launch.start(sandbox, CAT + "stdout_logfile_maxbytes=10\n");
    daemon.awaitRunning("cat");
    say(sandbox, daemon, "0123456789");
    say(sandbox, daemon, "lost");
    Path file = sandbox.file("cat.out").path();
    Files.write(file, new byte[0]);
    say(sandbox, daemon, "kept");
    assertThat(file).hasContent("kept");
  }

  @Test
  void stripAnsiCleansFilesAndMainLog(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [supervisord]
            strip_ansi=true
            loglevel=debug
            [program:cat]
            command=/bin/sh -c 'printf "\\303\\251 \\033[31mred\\033[0m plain\\n"; exec sleep 300'
            stdout_logfile=@DIR@/cat.out
            """);
    sandbox.file("cat.out").await("^\u00e9 red plain$");
    daemon.log().await("DEBG 'cat' stdout output:\n\u00e9 red plain$");
  }

  @Test
  void readerThatLeavesStopsNothing(Sandbox sandbox) {
    Path config = sandbox.write("supervisord.conf", Launch.standard(CAT));
    String line = "\"$0\" -n -c \"$1\" | head -n 1";
    sandbox.command("sh", "-c", line, sandbox.daemonProduct().daemon(), config).start();
    long pid = Long.parseLong(sandbox.file("main.pid").await("^\\d+$"));
    HttpTarget target = HttpTarget.unix(Launch.socket(sandbox));
    sandbox.file("main.log").await("INFO success: cat entered RUNNING state");
    assertThat(target.accepts()).isTrue();
    Machine.signal(pid, "TERM");
    sandbox.file("main.log").await("WARN stopped: cat \\(terminated by SIGTERM\\)$");
    Await.until("it has ended", () -> sandbox.processes().isEmpty());
  }

  /** Lets the program print the text, which is one chunk, and waits until that is in a file. */
  private static void say(Sandbox sandbox, RunningDaemon daemon, String text) {
    daemon.rpc("supervisor.sendProcessStdin", "cat", text);
    Await.until(
        text + " is logged",
        () ->
            sandbox.file("cat.out").text().endsWith(text)
                || sandbox.file("cat.out.1").text().endsWith(text));
  }
}

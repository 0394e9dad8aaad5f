package org.jsupervisor.it.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Prefixes, times, JSON, and several targets of one channel. */
@PrivateDaemon
class OutputIT {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  @Test
  void linesGetTimeAndPrefix(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:web]
            command=/bin/sh -c 'echo one; echo two >&2; printf "three"'
            startsecs=0
            autorestart=false
            stdout_logfile=@DIR@/web.out
            stdout_timestamp=iso8601
            stdout_prefix="[%(process_name)s] "
            stderr_logfile=@DIR@/web.err
            stderr_prefix=%(group_name)s:
            """);
    daemon.awaitState("web", "EXITED");
    assertThat(sandbox.file("web.out").text())
        .matches(TIME + " \\[web\\] one\n" + TIME + " \\[web\\] three\n");
    assertThat(sandbox.file("web.err").text()).isEqualTo("web:two\n");
    assertThat(daemon.ctl("tail", "web").stdout()).isEqualTo(sandbox.file("web.out").text() + "\n");
    assertThat(String.valueOf(daemon.rpc("supervisor.getAllConfigInfo")))
        .contains("stdout_timestamp=iso8601", "stdout_prefix=\"[web] \"", "stderr_prefix=\"web:\"");
  }

  @Test
  void jsonTellsWhoPrintedWhat(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:web]
            command=/bin/sh -c 'printf "a \\"b\\"\\n\\377\\n"; echo oops >&2'
            startsecs=0
            autorestart=false
            redirect_stderr=true
            stdout_logfile=@DIR@/web.out
            stdout_format=json
            """);
    daemon.awaitState("web", "EXITED");
    String head =
        "\\{\"time\":\"" + TIME + "\",\"group\":\"web\",\"process\":\"web\",\"stream\":\"stdout\",";
    assertThat(sandbox.file("web.out").text())
        .matches(
            head
                + "\"message\":\"a \\\\\"b\\\\\"\"\\}\n"
                + head
                + "\"message\":\"\ufffd\"\\}\n"
                + head
                + "\"message\":\"oops\"\\}\n");
  }

  @Test
  void oneChannelMayHaveSeveralTargets(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:web]
            command=/bin/sh -c 'echo one; echo two >&2; exec sleep 300'
            startsecs=0
            stdout_logfile=@DIR@/a.out, /dev/stdout, @DIR@/b.out
            stderr_logfile=NONE, @DIR@/c.err
            """);
    daemon.awaitRunning("web");
    sandbox.file("a.out").await("^one\n$");
    sandbox.file("b.out").await("^one\n$");
    sandbox.file("c.err").await("^two\n$");
    Await.until("the daemon prints it", () -> daemon.stdout().contains("one\n"));
    assertThat(daemon.ctl("tail", "web").stdout()).isEqualTo("one\n\n");
    assertThat(String.valueOf(daemon.rpc("supervisor.getAllConfigInfo")))
        .contains(sandbox.filled("stdout_logfile=@DIR@/a.out, /dev/stdout, @DIR@/b.out"));
    assertThat(daemon.info("web").get("stdout_logfile")).isEqualTo(sandbox.filled("@DIR@/a.out"));
  }

  @Test
  void theBytesWrittenCountForRotation(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:web]
            command=/bin/sh -c 'for i in 1 2 3 4 5 6 7 8 9; do echo $i; sleep 0.02; done'
            startsecs=0
            autorestart=false
            stdout_logfile=@DIR@/web.out
            stdout_logfile_maxbytes=64
            stdout_logfile_backups=1
            stdout_prefix=a-prefix-of-thirty-characters-
            """);
    daemon.awaitState("web", "EXITED");
    String all = sandbox.file("web.out.1").text() + sandbox.file("web.out").text();
    assertThat(sandbox.file("web.out.1").text().length()).isBetween(64, 128);
    assertThat(all).endsWith("a-prefix-of-thirty-characters-9\n");
  }
}

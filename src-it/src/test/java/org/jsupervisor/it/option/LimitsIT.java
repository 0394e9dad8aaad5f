package org.jsupervisor.it.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits, niceness, scores and groups as the kernel shows them. */
@PrivateDaemon
class LimitsIT {
  private static final String LIMITED =
      """
      [program:limited]
      command=sleep 300
      startsecs=0
      rlimit_nofile=100:200
      rlimit_core=0
      rlimit_stack=4MB:unlimited
      nice=7
      oom_score_adj=300
      """;

  private static void assertLimited(RunningDaemon daemon) {
    long pid = daemon.awaitRunning("limited");
    assertThat(ProcFs.parent(pid)).isEqualTo(daemon.pid());
    // With startsecs=0 it counts as running before the last link of the chain is there.
    Await.until("the program itself", () -> ProcFs.read(pid, "cmdline").equals("sleep\000300\000"));
    assertThat(ProcFs.read(pid, "limits"))
        .containsPattern("Max open files +100 +200 ")
        .containsPattern("Max core file size +0 +0 ")
        .containsPattern("Max stack size +4194304 +unlimited ");
    assertThat(ProcFs.read(pid, "oom_score_adj")).isEqualTo("300\n");
    assertThat(ProcFs.read(pid, "stat").split(" ", -1)[18]).isEqualTo("7");
  }

  @Test
  void limitsAreSetWithoutAProcessInBetween(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, LIMITED);
    assertLimited(daemon);
    assertThat(daemon.ctl("restart", "limited").exit()).isZero();
    assertLimited(daemon);
    assertThat(String.valueOf(daemon.rpc("supervisor.getAllConfigInfo")))
        .contains("rlimit_nofile=100:200", "nice=7", "oom_score_adj=300");
  }

  @Test
  @Tag("root")
  void groupsAreChosenWithAndWithoutAUser(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            LIMITED
                + """
                user=nobody
                group=1
                supplementary_groups=2,daemon
                [program:plain]
                command=/bin/sleep 300
                startsecs=0
                group=1
                supplementary_groups=12
                """);
    assertLimited(daemon);
    long limited = daemon.pidOf("limited");
    assertThat(ProcFs.status(limited, "Uid")).startsWith("65534\t");
    assertThat(ProcFs.status(limited, "Gid")).isEqualTo("1\t1\t1\t1");
    assertThat(ProcFs.status(limited, "Groups").strip().split(" ", -1)).contains("1", "2");
    long plain = daemon.awaitRunning("plain");
    assertThat(ProcFs.status(plain, "Uid")).startsWith("0\t");
    assertThat(ProcFs.status(plain, "Gid")).isEqualTo("1\t1\t1\t1");
    assertThat(ProcFs.status(plain, "Groups").strip().split(" ", -1)).contains("12");
  }

  @Test
  @Tag("root")
  void whatTheKernelRefusesIsToldInTheLogOfTheProgram(Sandbox sandbox) {
    sandbox.write(
        "supervisord.conf",
        Launch.standard(
            """
            [program:greedy]
            command=/bin/sleep 300
            autorestart=false
            startretries=0
            rlimit_nofile=unlimited
            stderr_logfile=@DIR@/greedy.err
            """));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sandbox.command(
                "/usr/bin/setpriv",
                "--bounding-set=-sys_resource",
                "--inh-caps=-sys_resource",
                sandbox.daemonProduct().daemon(),
                "-n",
                "-c",
                sandbox.directory().resolve("supervisord.conf")),
            HttpTarget.unix(Launch.socket(sandbox)));
    daemon.awaitState("greedy", "FATAL");
    assertThat(sandbox.file("greedy.err").text())
        .isEqualTo(
            """
            supervisor: couldn't set rlimit_nofile to unlimited:unlimited: EPERM
            supervisor: child process was not spawned
            """);
    assertThat(daemon.log().text()).contains("exited: greedy (exit status 127; not expected)");
  }
}

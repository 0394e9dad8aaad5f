package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The daemon as process 1, as in a container. */
@PrivateDaemon
@Tag("root")
class FirstProcessIT {
  private static final String CONTAINER =
      """
      [supervisord]
      pidfile=@DIR@/main.pid
      logfile=@DIR@/main.log
      childlogdir=@DIR@
      user=root
      nodaemon=true
      [program:one]
      command=/bin/sleep 300
      startsecs=0
      [program:parent]
      command=/bin/sh @DIR@/orphans.sh
      startsecs=0
      [program:deaf]
      command=/bin/sh -c 'trap "" TERM; echo deaf; while :; do sleep 0.05; done'
      startsecs=0
      stopwaitsecs=1
      """;

  @Test
  void termEndsItAndAllOfItsChildren(Sandbox sandbox) {
    endsWithAllItsChildren(sandbox, "TERM", "-n");
  }

  @Test
  void quitEndsItWithNodaemonInTheFile(Sandbox sandbox) {
    endsWithAllItsChildren(sandbox, "QUIT");
  }

  @Test
  void intEndsItBehindAShell(Sandbox sandbox) {
    Isolation.assumeNamespaces(sandbox);
    sandbox.write("orphans.sh", "exec sleep 300\n");
    String included = "[include]\nfiles=@DIR@/more/*.ini\n";
    Path config =
        sandbox.write(
            "supervisord.conf", CONTAINER.replace("nodaemon=true\n", "") + "\n" + included);
    sandbox.write("more/foreground.ini", "[supervisord]\nnodaemon=true\n");
    String line = "exec " + sandbox.daemonProduct().daemon() + " -c " + config + " <&-";
    long daemon = start(sandbox, Isolation.inOwnPids(sandbox, "sh", "-c", line));
    sandbox.file("main.log").await("success: deaf entered RUNNING");
    assertThat(sandbox.file("main.log").count("reaped unknown pid")).isZero();
    Machine.signal(daemon, "INT");
    sandbox.file("main.log").await("WARN received SIGINT indicating exit request$");
    Await.until("nothing is left", () -> sandbox.processes().isEmpty());
  }

  @Test
  void aProgramsEndIsThatOfTheContainer(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original goes on whatever ends");
    Isolation.assumeNamespaces(sandbox);
    sandbox.write("orphans.sh", "exec sleep 300\n");
    Path config =
        sandbox.write(
            "supervisord.conf",
            CONTAINER
                + "[supervisord]\nshutdown_timeout=0.5\n"
                + "[program:main]\ncommand=/bin/sh -c 'sleep 0.5; exit 42'\non_exit=shutdown\n"
                + "startsecs=0\n");
    Outcome outcome =
        Isolation.inOwnPids(sandbox, sandbox.daemonProduct().daemon(), "-c", config)
            .start()
            .await(Duration.ofSeconds(30));
    assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(42);
    sandbox.file("main.log").await("supervisord started with pid 1$");
    assertThat(sandbox.processes()).isEmpty();
  }

  private static void endsWithAllItsChildren(Sandbox sandbox, String signal, String... options) {
    Isolation.assumeNamespaces(sandbox);
    sandbox.write(
        "orphans.sh",
        """
        for status in 0 7; do
          (setsid sh -c "sleep 0.1; exit $status" &)
        done
        (setsid sleep 300 &)
        exec sleep 300
        """);
    Path config = sandbox.write("supervisord.conf", CONTAINER);
    Object[] words = new Object[options.length + 3];
    words[0] = sandbox.daemonProduct().daemon();
    words[1] = "-c";
    words[2] = config;
    System.arraycopy(options, 0, words, 3, options.length);
    long daemon = start(sandbox, Isolation.inOwnPids(sandbox, words));
    sandbox.file("main.log").await("INFO reaped unknown pid \\d+ \\(exit status 0\\)$");
    sandbox.file("main.log").await("INFO reaped unknown pid \\d+ \\(exit status 7\\)$");
    // The kernel keeps from process 1 the signals it has no handler for.
    for (String harmless : List.of("USR1", "PIPE", "ALRM", "WINCH")) {
      Machine.signal(daemon, harmless);
    }
    Machine.signal(daemon, signal);
    sandbox.file("main.log").await("WARN received SIG" + signal + " indicating exit request$");
    sandbox.file("main.log").await("WARN killing 'deaf' \\(\\d+\\) with SIGKILL$");
    sandbox.file("main.log").await("WARN stopped: deaf \\(terminated by SIGKILL\\)$");
    Await.until("nothing is left", () -> sandbox.processes().isEmpty());
    assertThat(sandbox.file("main.pid").exists()).isFalse();
    if (sandbox.daemonProduct() == Product.OURS) {
      sandbox.file("main.log").await("WARN ignored SIGUSR1: it has no meaning to supervisord$");
    }
  }

  /** Starts the command and answers the daemon's process as seen from outside. */
  private static long start(Sandbox sandbox, Command command) {
    Command.Started started = command.start();
    sandbox.file("main.log").await("INFO supervisord started with pid 1$");
    sandbox.file("main.log").await("INFO spawned: 'deaf' with pid \\d+$");
    List<Long> children = ProcFs.children(started.process().pid());
    assertThat(children).hasSize(1);
    assertThat(ProcFs.status(children.get(0), "NSpid")).endsWith("\t1");
    return children.get(0);
  }
}

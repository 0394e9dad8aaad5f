package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.server.PhpFpm;
import org.junit.jupiter.api.Test;

/** A php-fpm whose master dies of KILL leaves workers that hold the port. */
@PrivateDaemon
class PhpFpmOrphanIT {
  private static final int STOPWAITSECS = 3;

  private static final String PROGRAM =
      """
      [program:php-fpm]
      command=%s -R -F -y @DIR@/php-fpm.conf
      stopsignal=QUIT
      stopwaitsecs=3
      startretries=1
      autorestart=true
      """;

  @Test
  void withOrphansKilledItIsBackSoon(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, "orphans=kill\n");
    long master = daemon.awaitRunning("php-fpm");
    awaitAnswerOf(sandbox, daemon, master);
    Machine.signal(master, "KILL");
    awaitReturn(sandbox, daemon, master);
    assertThat(ProcFs.members(master)).isEmpty();
    daemon.log().await("INFO stopping what php-fpm left behind with SIGQUIT: process group");
    daemon.log().await("INFO nothing is left of php-fpm");
    daemon.terminate();
    assertThat(sandbox.processes()).isEmpty();
  }

  /** Waits until another master answers, which the daemon must have started soon enough. */
  private static void awaitReturn(Sandbox sandbox, RunningDaemon daemon, long master) {
    Await.until(
        "PHP answers again",
        () -> daemon.pidOf("php-fpm") != master && answers(sandbox, daemon.pidOf("php-fpm")));
    LocalDateTime ended = daemon.log().timeOf("exited: php-fpm", 1);
    assertThat(Duration.between(ended, daemon.log().timeOf("spawned: 'php-fpm'", 2)))
        .isLessThan(Duration.ofSeconds(STOPWAITSECS + 2));
  }

  @Test
  void withABusyWorkerItIsBackOnceStopwaitsecsAreOver(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, "orphans=kill\n");
    long master = daemon.awaitRunning("php-fpm");
    awaitAnswerOf(sandbox, daemon, master);
    Command.Started slow = PhpFpm.request(sandbox, "slow.php").start();
    try {
      Await.until("a worker is busy", () -> sandbox.file("busy").text().equals("yes"));
      Machine.signal(master, "KILL");
      awaitReturn(sandbox, daemon, master);
      daemon.log().await("WARN killing what php-fpm left behind: process group");
    } finally {
      slow.process().destroyForcibly();
    }
  }

  @Test
  void withoutTheOptionItNeverComesBack(Sandbox sandbox) {
    neverComesBack(sandbox);
  }

  @Test
  void theOriginalNeverComesBackEither(Sandbox sandbox) {
    Machine.assumeInstalled(Product.STOCK);
    neverComesBack(sandbox.using(Product.STOCK, Product.STOCK));
  }

  private static void neverComesBack(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, "");
    long master = daemon.awaitRunning("php-fpm");
    awaitAnswerOf(sandbox, daemon, master);
    try {
      Machine.signal(master, "KILL");
      daemon.awaitState("php-fpm", "FATAL");
      sandbox.file("fpm.log").await("Address already in use");
      assertThat(ProcFs.members(master)).isNotEmpty();
    } finally {
      for (long worker : ProcFs.members(master)) {
        Machine.signal(worker, "KILL");
      }
    }
  }

  @Test
  void aStartWaitsUntilThePortIsFree(Sandbox sandbox) throws IOException {
    RunningDaemon daemon;
    try (ServerSocket taken =
        new ServerSocket(sandbox.port(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      daemon = start(sandbox, "wait_port_free=127.0.0.1:@PORT@\n");
      daemon.log().await("INFO php-fpm waits until 127.0.0.1:\\d+ is free");
      assertThat(daemon.state("php-fpm")).isEqualTo("STOPPED");
    }
    awaitAnswerOf(sandbox, daemon, daemon.awaitRunning("php-fpm"));
    assertThat(daemon.log().count("INFO spawned: 'php-fpm'")).isOne();
    assertThat(daemon.log().count("wait_port_free")).isEqualTo(2);
  }

  @Test
  void aStartWaitsUntilNobodyListensAtTheSocket(Sandbox sandbox) throws IOException {
    Path path = sandbox.directory().resolve("taken.sock");
    String program =
        "[program:web]\ncommand=/bin/sleep 300\nstartsecs=0\nwait_port_free=unix:@DIR@/taken.sock\n";
    RunningDaemon daemon;
    try (ServerSocketChannel taken = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      taken.bind(UnixDomainSocketAddress.of(path), 1);
      daemon = Launch.start(sandbox, program);
      // Nobody accepts, so the queue is full before the last of them.
      daemon.log().await("INFO web waits until unix:.*/taken.sock is free");
      assertThat(daemon.state("web")).isEqualTo("STOPPED");
    }
    assertThat(path).as("the file is left behind").exists();
    daemon.awaitRunning("web");
    assertThat(daemon.log().count("wait_port_free")).isEqualTo(2);
  }

  private static RunningDaemon start(Sandbox sandbox, String options) {
    PhpFpm.write(sandbox, "php-fpm.conf", PhpFpm.STATIC);
    sandbox.write("page.php", "<?php echo 'pid ', getmypid();\n");
    sandbox.write(
        "slow.php",
        "<?php set_time_limit(0); file_put_contents('@DIR@/busy', 'yes'); $end = time() + 30;"
            + " while (time() < $end) { usleep(1000); }\n");
    assertThat(sandbox.write("busy", "").toFile().setWritable(true, false)).isTrue();
    return Launch.start(sandbox, PROGRAM.formatted(PhpFpm.program()) + options);
  }

  private static void awaitAnswerOf(Sandbox sandbox, RunningDaemon daemon, long master) {
    Await.until("PHP answers", () -> answers(sandbox, master));
    assertThat(daemon.pidOf("php-fpm")).isEqualTo(master);
  }

  /** Whether a worker of that master answers, and not one that another has left. */
  private static boolean answers(Sandbox sandbox, long master) {
    String answer = PhpFpm.request(sandbox, "page.php").run().stdout();
    int at = answer.indexOf("pid ");
    if (at < 0) {
      return false;
    }
    long worker = Long.parseLong(answer.substring(at + "pid ".length()).strip());
    return ProcFs.children(master).contains(worker);
  }
}

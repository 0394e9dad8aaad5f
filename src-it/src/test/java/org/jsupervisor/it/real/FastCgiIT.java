package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** Six FastCGI processes on one socket behind a real nginx. */
@PrivateDaemon
class FastCgiIT {
  private static final String OTHER = "[program:other]\ncommand=/bin/sleep 300\nstartsecs=0\n";
  private static final String GROUP =
      """
      [fcgi-program:fastcgi_test]
      command=@DIR@/fastcgi_responder.py
      socket=tcp://127.0.0.1:@PORT@
      numprocs=6
      process_name=%(program_name)s_%(process_num)02d
      stopwaitsecs=1000
      """;

  @Test
  void requestsAreAnsweredBySeveralProcessesOfTheGroup(Sandbox sandbox) throws IOException {
    sandbox.resource("fastcgi_responder.py");
    RunningDaemon daemon = Launch.start(sandbox, OTHER);
    long other = daemon.awaitRunning("other");
    FastCgiFrontend nginx = FastCgiFrontend.start(sandbox, sandbox.filled("127.0.0.1:@PORT@"));

    sandbox.write("supervisord.conf", Launch.standard(OTHER + GROUP));
    assertThat(daemon.ctl("update").orFail().stdout())
        .isEqualTo("fastcgi_test: added process group\n");
    daemon.ctl("start", "fastcgi_test:*").orFail(); // silent about those that start by themselves
    Set<Long> pids = pids(daemon);
    assertThat(pids).hasSize(6);
    assertThat(answering(nginx)).hasSizeGreaterThan(1).isSubsetOf(pids);

    long victim = pids.iterator().next();
    Machine.signal(victim, "KILL");
    Await.until("a replacement", () -> !pids(daemon).contains(victim) && pids(daemon).size() == 6);
    assertThat(answering(nginx)).isSubsetOf(pids(daemon));

    stopsAndShutsDown(sandbox, daemon, nginx);
    assertThat(ProcFs.isAlive(other)).isFalse();
  }

  private static void stopsAndShutsDown(
      Sandbox sandbox, RunningDaemon daemon, FastCgiFrontend nginx) throws IOException {
    assertThat(daemon.ctl("stop", "fastcgi_test:*").orFail().lines())
        .containsExactlyInAnyOrderElementsOf(lines("stopped"));
    Await.until("the socket is closed", () -> !HttpTarget.inet(sandbox.port()).accepts());
    assertThat(nginx.web().get("/").status()).isEqualTo(502);
    assertThat(daemon.ctl("start", "fastcgi_test:*").orFail().lines())
        .containsExactlyInAnyOrderElementsOf(lines("started"));
    assertThat(answering(nginx)).isSubsetOf(pids(daemon));
    assertThat(daemon.ctl("shutdown").orFail().stdout()).isEqualTo("Shut down\n");
    assertThat(daemon.awaitExit()).isZero();
    nginx.end();
    Await.until("nothing is left behind", () -> sandbox.processes().isEmpty());
    assertThat(HttpTarget.inet(sandbox.port()).accepts()).isFalse();
  }

  private static List<String> lines(String what) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      lines.add("fastcgi_test:fastcgi_test_0" + i + ": " + what);
    }
    return lines;
  }

  private static Set<Long> pids(RunningDaemon daemon) {
    Set<Long> pids = new TreeSet<>();
    for (int i = 0; i < 6; i++) {
      pids.add(daemon.awaitRunning("fastcgi_test:fastcgi_test_0" + i));
    }
    return pids;
  }

  /** The processes that answered sixty requests, sent twelve at a time. */
  private static Set<Long> answering(FastCgiFrontend nginx) {
    Set<Long> pids = new TreeSet<>();
    for (int round = 0; round < 5; round++) {
      List<CompletableFuture<Long>> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        answers.add(CompletableFuture.supplyAsync(nginx::answer));
      }
      answers.forEach(answer -> pids.add(answer.join()));
    }
    return pids;
  }
}

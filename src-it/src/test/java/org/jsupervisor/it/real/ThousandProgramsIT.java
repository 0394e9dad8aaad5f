package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A thousand programs under one daemon. */
@PrivateDaemon
@Isolated
class ThousandProgramsIT {
  private static final int COUNT = 1000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  @Tag("root")
  void allRunWhileTheDaemonAnswers(Sandbox sandbox) throws InterruptedException {
    Machine.assumeRoot();
    RunningDaemon daemon = Launch.start(sandbox, programs());
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger answers = new AtomicInteger();
    Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    Thread asking = new Thread(() -> ask(daemon, done, answers, failures), "asking");
    asking.start();
    try {
      Await.until("all are RUNNING", PATIENCE, () -> running(daemon) == COUNT);
    } finally {
      done.set(true);
      asking.join();
    }
    assertThat(failures).isEmpty();
    assertThat(answers.get()).isPositive();
    assertThat(daemon.log().count("INFO spawned: ")).isEqualTo(COUNT);
    assertThat(daemon.ctl("status").orFail().lines()).hasSize(COUNT);
    assertThat(((List<?>) daemon.rpc("supervisor.stopAllProcesses", true))).hasSize(COUNT);
    assertThat(running(daemon)).isZero();
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.processes()).isEmpty();
  }

  private static void ask(
      RunningDaemon daemon, AtomicBoolean done, AtomicInteger answers, Queue<Exception> failures) {
    XmlRpc rpc = new XmlRpc(daemon.target());
    while (!done.get()) {
      try {
        rpc.call("supervisor.getState");
        answers.incrementAndGet();
      } catch (IOException | RpcFault e) {
        failures.add(e);
      }
    }
  }

  private static long running(RunningDaemon daemon) {
    List<?> all = (List<?>) daemon.rpc("supervisor.getAllProcessInfo");
    return all.stream()
        .filter(info -> "RUNNING".equals(((Map<?, ?>) info).get("statename")))
        .count();
  }

  private static String programs() {
    StringBuilder config = new StringBuilder("[supervisord]\nminfds=20000\n");
    for (int i = 0; i < COUNT; i++) {
      config.append("[program:p").append(i).append("]\ncommand=/bin/sleep 3000\n");
      config.append("stdout_logfile=NONE\nstderr_logfile=NONE\n");
    }
    return config.toString();
  }
}

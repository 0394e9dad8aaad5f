package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** FastCGI processes come and go with the load of a real nginx, and no request is lost. */
@PrivateDaemon
class FastCgiScalingIT {
  private static final String POOL =
      """
      [fcgi-program:web]
      command=@DIR@/fastcgi_responder.py
      process_name=%(program_name)s_%(process_num)d
      startsecs=0
      max_procs=5
      """;
  private static final String TCP = "socket=tcp://127.0.0.1:@PORT@\n";
  private static final String UNIX = "socket=unix://@DIR@/web.sock\nsocket_mode=0777\n";
  private static final String ONDEMAND = POOL + "scaling=ondemand\nidle_timeout=2\n";

  private static RunningDaemon start(Sandbox sandbox, String sections) {
    sandbox.resource("fastcgi_responder.py");
    return Launch.start(sandbox, sections);
  }

  private static FastCgiFrontend frontend(Sandbox sandbox) {
    return FastCgiFrontend.start(sandbox, sandbox.filled("127.0.0.1:@PORT@"));
  }

  private static int running(RunningDaemon daemon) {
    int running = 0;
    for (Object each : (List<?>) daemon.rpc("supervisor.getAllProcessInfo")) {
      running += "RUNNING".equals(((Map<?, ?>) each).get("statename")) ? 1 : 0;
    }
    return running;
  }

  private static void awaitRunning(RunningDaemon daemon, int count) {
    Await.until(count + " processes", () -> running(daemon) == count);
  }

  @Test
  void onDemandProcessesComeWithRequestsAndGoWithoutLosingOne(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, ONDEMAND + TCP);
    FastCgiFrontend nginx = frontend(sandbox);
    assertThat(daemon.ctl("status").lines()).hasSize(5).allMatch(line -> line.contains("STOPPED"));
    assertThat(nginx.answer()).isEqualTo(daemon.pidOf("web:web_0"));
    assertThat(running(daemon)).isEqualTo(1);
    growsAndShrinks(daemon, nginx);
    awaitRunning(daemon, 0);
    daemon.log().awaitNth("INFO retired: web_", 5);
    assertThat(daemon.log().count("WARN")).isZero();
    assertThat(nginx.answer()).isEqualTo(daemon.pidOf("web:web_0"));
    nginx.end();
  }

  /** Everything runs under load, and less while a little of it goes on. */
  private static void growsAndShrinks(RunningDaemon daemon, FastCgiFrontend nginx) {
    try (RequestLoad little = new RequestLoad(1, nginx::request)) {
      try (RequestLoad load = new RequestLoad(12, nginx::request)) {
        awaitRunning(daemon, 5);
        load.awaitMore(200);
        assertThat(load.failures()).isEmpty();
      }
      Await.until("fewer processes", () -> running(daemon) <= 3);
      little.awaitMore(50);
      assertThat(little.failures()).isEmpty();
    }
  }

  @Test
  void unixSocketsScaleToo(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, ONDEMAND + UNIX);
    FastCgiFrontend nginx = FastCgiFrontend.start(sandbox, sandbox.filled("unix:@DIR@/web.sock"));
    assertThat(running(daemon)).isZero();
    growsAndShrinks(daemon, nginx);
    awaitRunning(daemon, 0);
    assertThat(nginx.request()).isEmpty();
    nginx.end();
  }

  @Test
  void agedProcessesAreReplacedUnderLoad(Sandbox sandbox) {
    String options = "scaling=dynamic\nmin_procs=2\nmin_spare=1\nmax_spare=2\nmax_lifetime=3\n";
    RunningDaemon daemon = start(sandbox, POOL + options + TCP);
    FastCgiFrontend nginx = frontend(sandbox);
    awaitRunning(daemon, 2);
    Set<Long> pids = new HashSet<>();
    try (RequestLoad load = new RequestLoad(2, nginx::request)) {
      Await.until(
          "a third generation",
          Duration.ofSeconds(60),
          () -> {
            pids.add(nginx.answer());
            return daemon.log().count("old \\(max_lifetime\\)") >= 6;
          });
      assertThat(load.failures()).isEmpty();
    }
    assertThat(pids).hasSizeGreaterThan(3);
    assertThat(daemon.log().count("WARN")).isZero();
    nginx.end();
  }

  @Test
  void aStopOfTheGroupEndsScalingUntilItsStart(Sandbox sandbox) {
    String patient = ONDEMAND.replace("idle_timeout=2", "idle_timeout=60");
    RunningDaemon daemon = start(sandbox, patient + TCP);
    FastCgiFrontend nginx = frontend(sandbox);
    assertThat(nginx.request()).isEmpty();
    assertThat(daemon.ctl("stop", "web:*").orFail().stdout()).isEqualTo("web:web_0: stopped\n");
    assertThat(nginx.request()).as("nobody listens").contains("502");
    assertThat(running(daemon)).isZero();
    assertThat(daemon.ctl("start", "web:*").orFail().stdout()).isEmpty();
    Await.until("it listens again", () -> nginx.request().isEmpty());
    assertThat(daemon.ctl("shutdown").orFail().stdout()).isEqualTo("Shut down\n");
    assertThat(daemon.awaitExit()).isZero();
    nginx.end();
  }
}

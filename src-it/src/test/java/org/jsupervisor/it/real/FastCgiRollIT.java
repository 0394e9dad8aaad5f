package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** A FastCGI group behind a real nginx is restarted one by one, and no request is lost. */
@PrivateDaemon
class FastCgiRollIT {
  private static final String POOL =
      """
      [fcgi-program:web]
      command=@DIR@/fastcgi_responder.py graceful
      process_name=%(program_name)s_%(process_num)d
      numprocs=3
      startsecs=1
      socket=unix://@DIR@/web.sock
      socket_mode=0777
      """;

  @Test
  void aRollingRestartUnderLoadLosesNoRequest(Sandbox sandbox) {
    sandbox.resource("fastcgi_responder.py");
    RunningDaemon daemon = Launch.start(sandbox, POOL);
    daemon.awaitRunning("web:web_2");
    FastCgiFrontend nginx = FastCgiFrontend.start(sandbox, sandbox.filled("unix:@DIR@/web.sock"));
    Set<Long> before = pids(daemon);
    try (RequestLoad load = new RequestLoad(8, nginx::request)) {
      load.awaitMore(50);
      for (int round = 0; round < 3; round++) {
        assertThat(daemon.ctl("rolling-restart", "web:*").orFail().lines()).hasSize(6);
      }
      load.awaitMore(50);
      assertThat(load.failures()).isEmpty();
    }
    assertThat(pids(daemon)).hasSize(3).doesNotContainAnyElementsOf(before);
    nginx.end();
  }

  private static Set<Long> pids(RunningDaemon daemon) {
    Set<Long> pids = new HashSet<>();
    for (int number = 0; number < 3; number++) {
      pids.add(daemon.pidOf("web:web_" + number));
    }
    return pids;
  }
}

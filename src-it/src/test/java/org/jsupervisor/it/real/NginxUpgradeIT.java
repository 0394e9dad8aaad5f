package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.server.Nginx;
import org.junit.jupiter.api.Test;

/**
 * A real nginx replaces itself by another one under load, and is followed. It has to be in the
 * background: one whose parent lives takes itself for the new one of two and does not listen.
 */
@PrivateDaemon
class NginxUpgradeIT {
  private static final String PROGRAM =
      """
      [program:nginx]
      command=NGINX -c @DIR@/nginx.conf
      main_pid=pidfile:@DIR@/nginx.pid
      stopsignal=QUIT
      stopasgroup=true
      reloadsignal=HUP
      reload_check=NGINX -t -c @DIR@/nginx.conf
      """;

  @Test
  void anUpgradeLosesNoRequestAndRestartsNothing(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    long first = daemon.pidOf("nginx");
    try (RequestLoad load = new RequestLoad(sandbox.port(), 2)) {
      load.awaitMore(50);
      long second = upgrade(sandbox, daemon, first);
      load.awaitMore(50);
      assertThat(load.failures()).isEmpty();
      assertThat(daemon.ctl("status", "nginx").stdout())
          .contains("RUNNING   pid " + second + ", uptime");
      assertThat(daemon.log().count("INFO spawned: 'nginx'")).isEqualTo(1);
      assertThat(daemon.log().count("exited: nginx")).isZero();
      assertThat(daemon.ctl("reload-program", "nginx").orFail().stdout())
          .isEqualTo("nginx: reloaded\n");
      load.awaitMore(50);
      assertThat(load.failures()).isEmpty();
    }
    long second = daemon.pidOf("nginx");
    assertThat(daemon.ctl("stop", "nginx").orFail().stdout()).isEqualTo("nginx: stopped\n");
    assertThat(ProcFs.isAlive(second)).isFalse();
    daemon.log().await("INFO stopped: nginx \\(exit status 0\\)");
  }

  @Test
  void theEndOfAMasterThatHasReplacedAnotherIsFollowedByARestart(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    long second = upgrade(sandbox, daemon, daemon.pidOf("nginx"));
    List<Long> workers = ProcFs.children(second);
    Machine.signal(second, "KILL");
    daemon.log().await("WARN exited: nginx \\(terminated by SIGKILL; not expected\\)");
    // They would keep the port.
    workers.forEach(worker -> Machine.signal(worker, "KILL"));
    daemon.log().awaitNth("INFO spawned: 'nginx' with pid", 2);
    daemon.awaitState("nginx", "RUNNING");
    assertThat(daemon.pidOf("nginx")).isNotEqualTo(second);
    Await.until("nginx answers", () -> RequestLoad.request(sandbox.port()).isEmpty());
  }

  @Test
  void aNewMasterThatIsGivenUpLeavesTheOldOne(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    long first = daemon.pidOf("nginx");
    daemon.ctl("signal", "USR2", "nginx").orFail();
    Await.until("another main process", () -> daemon.pidOf("nginx") != first);
    daemon.ctl("signal", "QUIT", "nginx").orFail();
    Await.until("the first one again", () -> daemon.pidOf("nginx") == first);
    assertThat(daemon.state("nginx")).isEqualTo("RUNNING");
    assertThat(RequestLoad.request(sandbox.port())).isEmpty();
    assertThat(daemon.log().count("INFO spawned: 'nginx'")).isEqualTo(1);
  }

  private static RunningDaemon start(Sandbox sandbox) {
    String nginx = Machine.program("nginx").toString();
    Nginx.writeBackground(sandbox, "location / { return 200 \"fine\"; }");
    RunningDaemon daemon = Launch.start(sandbox, PROGRAM.replace("NGINX", nginx));
    daemon.awaitState("nginx", "RUNNING");
    Await.until("nginx answers", () -> RequestLoad.request(sandbox.port()).isEmpty());
    return daemon;
  }

  /** Has the master replace itself and the old one finish; answers the new master's pid. */
  private static long upgrade(Sandbox sandbox, RunningDaemon daemon, long old) {
    daemon.ctl("signal", "USR2", "nginx").orFail();
    Await.until("another main process", () -> daemon.pidOf("nginx") != old);
    long master = daemon.pidOf("nginx");
    assertThat(sandbox.file("nginx.pid").text()).isEqualTo(master + "\n");
    Await.until("a new worker", () -> !ProcFs.children(master).isEmpty());
    Machine.signal(old, "QUIT");
    Await.until("the old master has ended", () -> !ProcFs.isAlive(old));
    assertThat(daemon.state("nginx")).isEqualTo("RUNNING");
    assertThat(daemon.pidOf("nginx")).isEqualTo(master);
    Await.until("the new one is ours", () -> ProcFs.parent(master) == daemon.pid());
    return master;
  }
}

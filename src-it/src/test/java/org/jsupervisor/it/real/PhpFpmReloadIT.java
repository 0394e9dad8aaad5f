package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.server.PhpFpm;
import org.jsupervisor.it.wire.RpcFault;
import org.junit.jupiter.api.Test;

/** php-fpm takes over a new configuration without a stop, and only one that it can use. */
@PrivateDaemon
class PhpFpmReloadIT {
  @Test
  void aGoodConfigurationIsTakenOverAndABrokenOneRefused(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    awaitAnswer(sandbox, "first");
    long master = daemon.pidOf("php-fpm");
    List<Long> workers = ProcFs.children(master);
    assertThat(workers).hasSize(2);

    pool(sandbox, "second");
    assertThat(daemon.ctl("reload-program", "php-fpm").orFail().stdout())
        .isEqualTo("php-fpm: reloaded\n");
    awaitAnswer(sandbox, "second");
    PhpFpm.awaitOtherWorkers(master, workers);
    assertThat(daemon.pidOf("php-fpm")).isEqualTo(master);

    List<Long> good = ProcFs.children(master);
    sandbox.write("fpm.conf", "[www]\nno_such_option = 1\n");
    Outcome refused = daemon.ctl("reload-program", "php-fpm");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stdout())
        .startsWith("php-fpm: ERROR (reload_check failed: exit status 78)\n")
        .contains("no_such_option");
    assertThat(daemon.ctl("reload-program", "--json", "php-fpm").stdout())
        .contains("\"reloaded\": false", "\"fault\": \"FAILED\"", "no_such_option");
    assertThatThrownBy(() -> daemon.rpc("supervisor.reloadProcess", "php-fpm"))
        .isInstanceOf(RpcFault.class)
        .hasMessageStartingWith("FAILED: reload_check failed: exit status 78\n")
        .hasMessageContaining("no_such_option");
    daemon.log().await("WARN not reloaded: php-fpm, reload_check failed: exit status 78");
    awaitAnswer(sandbox, "second");
    assertThat(ProcFs.children(master)).isEqualTo(good);
    assertThat(daemon.log().count("INFO spawned: 'php-fpm'")).isEqualTo(1);
  }

  private static RunningDaemon start(Sandbox sandbox) {
    Path fpm = PhpFpm.program();
    pool(sandbox, "first");
    sandbox.write("page.php", "<?php echo getenv('ANSWER');\n");
    String program =
        """
        [program:php-fpm]
        command=FPM -R -F -y @DIR@/fpm.conf
        stopsignal=QUIT
        reloadsignal=USR2
        reload_check=FPM -t -y @DIR@/fpm.conf
        """;
    RunningDaemon daemon = Launch.start(sandbox, program.replace("FPM", fpm.toString()));
    daemon.awaitRunning("php-fpm");
    return daemon;
  }

  private static void pool(Sandbox sandbox, String answer) {
    PhpFpm.write(sandbox, "fpm.conf", PhpFpm.STATIC + "env[ANSWER] = \"" + answer + "\"\n");
  }

  private static void awaitAnswer(Sandbox sandbox, String answer) {
    Await.until(
        "PHP answers " + answer,
        () -> PhpFpm.request(sandbox, "page.php").run().stdout().endsWith(answer));
  }
}

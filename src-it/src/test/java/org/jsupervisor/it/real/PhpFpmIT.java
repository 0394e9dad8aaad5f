package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.server.PhpFpm;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** php-fpm under a configuration as people use it: in the background, with relative paths. */
@PrivateDaemon
class PhpFpmIT {
  private static final String CONFIG =
      """
      [inet_http_server]
      port=127.0.0.1:CONTROL     ; (ip_address:port specifier, *:port for all iface)

      [supervisord]
      logfile=./var/log/supervisord.log ; (main log file;default $CWD/supervisord.log)
      logfile_maxbytes=50MB        ; (max main logfile bytes b4 rotation;default 50MB)
      logfile_backups=2            ; (num of main logfile rotation backups;default 10)
      loglevel=info                ; (log level;default info; others: debug,warn,trace)
      pidfile=./var/run/supervisord.pid ; (supervisord pidfile;default supervisord.pid)
      nodaemon=false               ; (start in foreground if true;default false)
      minfds=1024                  ; (min. avail startup file descriptors;default 1024)
      minprocs=200                 ; (min. avail process descriptors;default 200)
      identifier=sup.php-fpm       ; (supervisord identifier, default is 'supervisor')

      ; the below section must remain in the config file for RPC
      ; (supervisorctl/web interface) to work, additional interfaces may be
      ; added by defining them in separate rpcinterface: sections
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

      [supervisorctl]
      serverurl=http://127.0.0.1:CONTROL ; use an http:// url to specify an inet socket

      [program:php-fpm]
      command=bash -c "sleep 1 && FPM -R -F -y @DIR@/etc/php-fpm.conf" ; the program (relative uses PATH, can take args)
      autorestart=true              ; retstart at unexpected quit (default: true)
      startretries=5                ; max # of serial start failures (default 3)
      exitcodes=0,2,70              ; 'expected' exit codes for process (default 0,2)
      stopsignal=QUIT               ; signal used to kill process (default TERM)
      stopwaitsecs=2                ; max num secs to wait b4 SIGKILL (default 10)
      """;

  @Test
  void phpAnswersComesBackAndReloads(Sandbox sandbox) {
    int control = portForControl();
    RunningDaemon daemon = start(sandbox, control);
    assertThat(daemon.rpc("supervisor.getIdentification")).isEqualTo("sup.php-fpm");
    assertThat(daemon.rpc("supervisor.getState").toString()).contains("statename=RUNNING");
    assertThat(sandbox.file("var/run/supervisord.pid").text()).isEqualTo(daemon.pid() + "\n");
    sandbox.file("var/log/supervisord.log").await("INFO supervisord started with pid");
    daemon.awaitRunning("php-fpm");
    awaitAnswer(sandbox);

    long first = master(sandbox);
    Machine.signal(first, "TERM");
    sandbox.file("var/log/supervisord.log").awaitNth("INFO spawned: 'php-fpm' with pid \\d+$", 2);
    Await.until(
        "another master", () -> sandbox.file("fpm.pid").exists() && master(sandbox) != first);
    awaitAnswer(sandbox);

    reloads(sandbox);

    assertThat(daemon.ctl("status").orFail().stdout()).contains("php-fpm").contains("RUNNING");
    assertThat(daemon.ctl("shutdown").orFail().stdout()).isEqualTo("Shut down\n");
    daemon.awaitExit();
    assertThat(sandbox.processes()).isEmpty();
    assertThat(sandbox.file("var/run/supervisord.pid").exists()).isFalse();
  }

  private static void reloads(Sandbox sandbox) {
    long master = master(sandbox);
    List<Long> workers = ProcFs.children(master);
    assertThat(workers).hasSize(2);
    Machine.signal(master, "USR2");
    PhpFpm.awaitOtherWorkers(master, workers);
    awaitAnswer(sandbox);
    assertThat(master(sandbox)).isEqualTo(master);
    assertThat(sandbox.file("var/log/supervisord.log").count("INFO spawned: 'php-fpm'"))
        .isEqualTo(2);
  }

  private static RunningDaemon start(Sandbox sandbox, int control) {
    Path fpm = PhpFpm.program();
    PhpFpm.write(sandbox, "etc/php-fpm.conf", PhpFpm.STATIC);
    sandbox.write("page.php", "<?php echo 6 * 7, ' ', getmypid();\n");
    sandbox.write("var/log/.keep", "");
    sandbox.write("var/run/.keep", "");
    sandbox.write(
        "supervisord.conf",
        CONFIG.replace("CONTROL", Integer.toString(control)).replace("FPM", fpm.toString()));
    return Launch.background(
        sandbox, sandbox.daemon("-c", "supervisord.conf"), HttpTarget.inet(control));
  }

  private static long master(Sandbox sandbox) {
    return Long.parseLong(sandbox.file("fpm.pid").await("^\\d+$"));
  }

  private static void awaitAnswer(Sandbox sandbox) {
    Await.until("PHP answers", () -> request(sandbox).matches("(?s).*\r?\n\r?\n42 \\d+"));
  }

  private static String request(Sandbox sandbox) {
    return PhpFpm.request(sandbox, "page.php").run().stdout();
  }

  private static int portForControl() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9015));
      return 9015;
    } catch (java.io.IOException e) {
      return Machine.freePort(); // somebody else uses the usual port
    }
  }
}

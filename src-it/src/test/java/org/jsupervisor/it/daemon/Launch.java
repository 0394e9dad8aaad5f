package org.jsupervisor.it.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.XmlRpc;

/** Starts daemons in a sandbox and waits until they answer. */
public final class Launch {
  private static final String STANDARD =
      """
      [supervisord]
      logfile=@DIR@/main.log
      pidfile=@DIR@/main.pid
      childlogdir=@DIR@
      USER

      [unix_http_server]
      file=@DIR@/s.sock

      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

      [supervisorctl]
      serverurl=unix://@DIR@/s.sock

      """;

  private Launch() {}

  /** The usual head of a configuration, then the sections given. */
  public static String standard(String sections) {
    return STANDARD.replace("USER", Machine.isRoot() ? "user=root" : "") + sections;
  }

  /** Starts a daemon in the foreground on the usual head and the sections given. */
  public static RunningDaemon start(Sandbox sandbox, String sections) {
    return foreground(sandbox, standard(sections), HttpTarget.unix(socket(sandbox)));
  }

  /** Starts a daemon in the foreground on exactly this configuration. */
  public static RunningDaemon foreground(Sandbox sandbox, String config, HttpTarget target) {
    Path file = sandbox.write("supervisord.conf", config);
    return foreground(sandbox, sandbox.daemon("-n", "-c", file), target);
  }

  /** Starts that command, a daemon in the foreground, and waits until it answers. */
  public static RunningDaemon foreground(Sandbox sandbox, Command command, HttpTarget target) {
    Command.Started started = command.start();
    RunningDaemon daemon = new RunningDaemon(sandbox, target, started.process().pid(), started);
    daemon.awaitAnswer();
    return daemon;
  }

  /** Starts a daemon that puts itself into the background. */
  public static RunningDaemon background(Sandbox sandbox, Command command, HttpTarget target) {
    command.start().await(Duration.ofSeconds(30)).orFail();
    Await.until("the daemon accepts connections", target::accepts);
    RunningDaemon daemon = new RunningDaemon(sandbox, target, pid(target), null);
    daemon.awaitAnswer();
    return daemon;
  }

  /** The UNIX socket of the usual head. */
  public static Path socket(Sandbox sandbox) {
    return sandbox.directory().resolve("s.sock");
  }

  private static long pid(HttpTarget target) {
    try {
      return (Integer) new XmlRpc(target).call("supervisor.getPID");
    } catch (IOException e) {
      throw new AssertionError("cannot ask the daemon for its pid", e);
    }
  }
}

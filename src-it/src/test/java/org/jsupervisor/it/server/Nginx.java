package org.jsupervisor.it.server;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;

/** An nginx with one server on loopback, which keeps all its files in the sandbox. */
public final class Nginx {
  private static final String CONFIG =
      """
      daemon %s;
      worker_processes 1;
      pid @DIR@/nginx.pid;
      error_log @DIR@/nginx-error.log;
      events { worker_connections 256; }
      http {
        access_log off;
        client_body_temp_path @DIR@/body;
        proxy_temp_path @DIR@/proxy;
        fastcgi_temp_path @DIR@/fastcgi;
        uwsgi_temp_path @DIR@/uwsgi;
        scgi_temp_path @DIR@/scgi;
        server {
          listen 127.0.0.1:%s;
          %s
        }
      }
      """;

  private Nginx() {}

  /**
   * Writes {@code nginx.conf} for one that goes into the background and listens on the sandbox's
   * port.
   */
  public static void writeBackground(Sandbox sandbox, String location) {
    write(sandbox, "on", "@PORT@", location);
  }

  private static void write(Sandbox sandbox, String daemon, String port, String location) {
    sandbox.write("nginx.conf", CONFIG.formatted(daemon, port, location));
  }

  /**
   * Starts one in the foreground, beside the daemon, and waits until it listens.
   *
   * @param location the server's {@code location} blocks
   */
  public static Command.Started start(Sandbox sandbox, int port, String location) {
    write(sandbox, "off", Integer.toString(port), location);
    Command.Started nginx =
        sandbox
            .command(
                Machine.program("nginx"),
                "-p",
                sandbox.directory(),
                "-c",
                "nginx.conf",
                "-e",
                "nginx-error.log")
            .start();
    Await.until("nginx listens", () -> HttpTarget.inet(port).accepts());
    return nginx;
  }
}

package org.jsupervisor.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** The web page under a prefix of another site, by way of a real nginx. */
@PrivateDaemon
class ReverseProxyIT {
  private static final String PROGRAMS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      [program:worker]
      command=/bin/sh -c 'echo hello; exec sleep 1000'
      startsecs=0
      """;
  private static final String NGINX =
      """
      daemon off;
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
          listen 127.0.0.1:LISTEN;
          location /tools/supervisor/ {
            proxy_pass http://127.0.0.1:@PORT@/;
          }
        }
      }
      """;

  @Test
  void pageActionsAndLogsWorkUnderThePrefix(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("worker");
    int port = startProxy(sandbox);
    String prefix = "/tools/supervisor/";
    try (Browser browser = new Browser(sandbox)) {
      Tab tab = browser.tab();
      tab.open("http://front.test:" + port + prefix);
      tab.click("button[data-action=stop]");
      tab.awaitText("#status_msg", "Process worker stopped");
      assertThat(daemon.state("worker")).isEqualTo("STOPPED");
      tab.click("button[data-action=start]");
      tab.awaitText("tr[data-name=worker]", "running");
      tab.click("th a");
      tab.awaitText("#log", "hello");
      assertThat(tab.eval("location.pathname")).isEqualTo(prefix + "tail.html");
      tab.withoutScript();
      tab.open("http://front.test:" + port + prefix + "index.html");
      tab.click("button[data-action=stop]");
      tab.awaitText("#status_msg", "Process worker stopped");
      assertThat(tab.eval("location.pathname")).isEqualTo(prefix + "index.html");
      assertThat(tab.complaints()).isEmpty();
    }
  }

  private static int startProxy(Sandbox sandbox) {
    int port = Machine.freePort();
    sandbox.write("nginx.conf", NGINX.replace("LISTEN", Integer.toString(port)));
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
    return port;
  }
}

package org.jsupervisor.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.server.Nginx;
import org.junit.jupiter.api.Test;

/** The web page under a prefix of another site, by way of a real nginx. */
@PrivateDaemon
class ReverseProxyIT extends OpenBrowser {
  private static final String PROGRAMS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      [program:worker]
      command=/bin/sh -c 'echo hello; exec sleep 1000'
      startsecs=0
      """;
  private static final String LOCATION =
      """
      location /tools/supervisor/ {
        proxy_pass http://127.0.0.1:@PORT@/;
      }
      """;

  @Test
  void pageActionsAndLogsWorkUnderThePrefix(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("worker");
    int port = Machine.freePort();
    Nginx.start(sandbox, port, LOCATION);
    String prefix = "/tools/supervisor/";
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
  }
}

package org.jsupervisor.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** What pages of other sites try through a user's browser. */
@PrivateDaemon
class HostilePageIT extends OpenBrowser {
  private static final String PROGRAM =
      """
      [program:victim]
      command=/bin/sleep 1000
      startsecs=0
      [inet_http_server]
      port=127.0.0.1:@PORT@
      """;

  /** Everything a page can send elsewhere without asking; counts what has been tried. */
  private static final String ATTACKS =
      """
      <!DOCTYPE html><title>attacking</title><body><script>
      const call = '<methodCall><methodName>supervisor.stopAllProcesses</methodName></methodCall>';
      const tries = [];
      function load(tag, address, policy) {
        tries.push(new Promise((resolve) => {
          const element = document.createElement(tag);
          element.onload = element.onerror = resolve;
          element.referrerPolicy = policy;
          element.src = address;
          document.body.append(element);
        }));
      }
      function post(address, body) {
        const type = {'Content-Type': 'application/x-www-form-urlencoded'};
        tries.push(fetch(address, {method: 'POST', mode: 'no-cors', headers: type, body}));
      }
      for (const host of ['127.0.0.1', 'localhost', 'box.internal']) {
        const daemon = `http://${host}:VICTIM/`;
        for (const policy of ['no-referrer', 'unsafe-url']) {
          load('img', daemon + 'index.html?action=stopall', policy);
          load('img', daemon + '?action=stop&processname=victim', policy);
          load('iframe', daemon + 'index.html?action=restartall', policy);
        }
        post(daemon + 'RPC2', call);
        post(daemon + 'index.html', 'action=stopall');
        post(daemon + 'index.html', 'action=stopall&token=00000000000000000000000000000000');
      }
      Promise.allSettled(tries).then(() => { document.title = 'tried ' + tries.length; });
      </script>
      """;

  @Override
  boolean mayComplain() {
    return true;
  }

  @Test
  void nothingIsDoneForPagesOfOtherSites(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAM);
    long victim = daemon.awaitRunning("victim");
    HttpServer attacker = serve(ATTACKS.replace("VICTIM", Integer.toString(sandbox.port())));
    try {
      tab.open("http://evil.test:" + attacker.getAddress().getPort() + "/");
      tab.await("document.title === 'tried 27'");
      assertThat(tab.is("frames.length === 6")).isTrue();
    } finally {
      attacker.stop(0);
    }
    assertThat(daemon.pidOf("victim")).isEqualTo(victim);
    assertThat(daemon.log().text()).doesNotContain("stopped: victim");
    // The same address, followed on the daemon's own page, still acts as in the original.
    openPage(sandbox, "");
    tab.eval("fetch('index.html?action=stop&processname=victim') && 0");
    daemon.awaitState("victim", "STOPPED");
  }

  @Test
  void aLinkFromElsewhereAsksBeforeItActs(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAM);
    daemon.awaitRunning("victim");
    String link = "http://127.0.0.1:" + sandbox.port() + "/?action=stop&processname=victim";
    HttpServer other = serve("<!DOCTYPE html><a href=\"" + link + "\">see this</a>");
    try {
      tab.open("http://elsewhere.test:" + other.getAddress().getPort() + "/");
      tab.click("a");
      tab.awaitText("h1", "Stop victim?");
    } finally {
      other.stop(0);
    }
    tab.picture("question");
    assertThat(daemon.state("victim")).isEqualTo("RUNNING");
    tab.click("button");
    tab.awaitText("#status_msg", "Process victim stopped");
    assertThat(daemon.state("victim")).isEqualTo("STOPPED");
  }

  @Test
  void aReboundNameSeesNothing(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, PROGRAM + "allowed_hosts=front.test, *.example.com\n");
    daemon.awaitRunning("victim");
    String port = ":" + sandbox.port();
    for (String path : new String[] {"/", "/logtail/victim", "/state.json"}) {
      tab.open("http://evil.test" + port + path);
      tab.awaitText("body", "This host name is not known to the daemon");
    }
    String call =
        "fetch('/RPC2', {method: 'POST', body: '<methodCall><methodName>supervisor.getPID"
            + "</methodName></methodCall>'}).then(a => { document.title = a.status })";
    tab.eval(call);
    tab.await("document.title === '403'");
    for (String name : new String[] {"front.test", "a.example.com", "localhost", "box"}) {
      tab.open("http://" + name + port + "/");
      tab.awaitText("h1", "Supervisor Status");
    }
    tab.eval(call);
    tab.await("document.title === '200'");
  }

  private static HttpServer serve(String page) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }
}

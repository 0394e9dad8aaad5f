package org.jsupervisor.supervisord.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.supervisord.control.ControlFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlSurfaceTest {
  private static final String HOST = "example.com:8080";
  private static final String BACK = "http://example.com:8080/?message=";

  private final FakeControl control = new FakeControl();
  private final List<String> warnings = new ArrayList<>();
  private final HttpHandler open = handler(null, null);

  private HttpHandler handler(@Nullable String username, @Nullable String password) {
    List<RpcInterfaceConfig> interfaces =
        List.of(
            new RpcInterfaceConfig("supervisor", SampleSurface.FACTORY, Map.of()),
            new RpcInterfaceConfig("a.b", SampleSurface.FACTORY, Map.of()),
            new RpcInterfaceConfig("other", "some.plugin:make", Map.of()));
    control.add("cat", "cat", ProcessState.RUNNING);
    return SampleSurface.of(control, interfaces, warnings::add)
        .handler(SampleSurface.inet(List.of(), username, password));
  }

  private FakeExchange action(String query) {
    return FakeExchange.send(open, "GET", "/index.html?" + query, HOST, "");
  }

  private static String location(FakeExchange exchange) {
    assertThat(exchange.response().status()).isEqualTo(301);
    assertThat(exchange.response().headers().first("Cache-Control")).isEqualTo("no-cache");
    return String.valueOf(exchange.response().headers().first("Location"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /ok.html, 200, text/plain",
    "POST, //ok.html?x=1, 200, text/plain",
    "HEAD, /ok.html, 404, text/html",
    "PUT, /ok.html, 400, text/html",
    "GET, /nope, 404, text/html",
    "GET, /stylesheets/, 404, text/html",
    "POST, /nope, 400, text/html",
    "GET, /RPC2, 400, text/html",
    "GET, //RPC2, 404, text/html",
    "GET, /, 200, text/html;charset=utf-8",
    "GET, /index.html, 200, text/html;charset=utf-8",
    "GET, /tail.html, 200, text/html;charset=utf-8",
    "GET, /update.html, 200, text/html;charset=utf-8",
    "GET, //scale.html, 200, text/html;charset=utf-8",
    "HEAD, /update.html, 404, text/html",
    "PUT, /scale.html, 400, text/html",
    "GET, /stylesheets/supervisor.css, 200, text/css",
    "HEAD, /stylesheets/supervisor.css, 200, text/css",
    "GET, /images/icon.png, 200, image/png",
    "GET, /images/supervisor.gif, 200, image/gif",
    "GET, /index.html?action=bogus, 400, text/html",
    "GET, /index.html?action=start, 400, text/html",
  })
  void pathsAnswerAsRecorded(String method, String target, int status, String type) {
    FakeExchange exchange = FakeExchange.send(open, method, target, HOST, "");
    assertThat(exchange.response().status()).isEqualTo(status);
    assertThat(exchange.response().headers().first("Content-Type")).isEqualTo(type);
  }

  @Test
  void theHealthCheckIsTwoBytes() {
    assertThat(FakeExchange.get(open, "/ok.html").body()).isEqualTo("OK");
  }

  @Test
  void callsReachTheNamespaceAndForeignOnesAreMissing() {
    String call = "<methodCall><methodName>NAME</methodName></methodCall>";
    FakeExchange known =
        FakeExchange.send(open, "POST", "/RPC2x", "", call.replace("NAME", "supervisor.getPID"));
    assertThat(known.body()).contains("<int>4711</int>");
    FakeExchange foreign =
        FakeExchange.send(open, "POST", "/RPC2", "", call.replace("NAME", "other.getPID"));
    assertThat(foreign.body()).contains("UNKNOWN_METHOD");
    assertThat(warnings)
        .containsExactly(
            "[rpcinterface:other] factory some.plugin:make is a Python plugin and cannot run here;"
                + " namespace other is unavailable");
  }

  @Test
  void aPasswordGuardsEveryPath() {
    HttpHandler guarded = handler("user", "secret");
    for (String path :
        "/ / //index.html /tail.html /update.html /scale.html /state.json /ok.html /RPC2 /RPC2/ /logtail/cat /mainlogtail"
            .concat(" /stylesheets/supervisor.css /scripts/status.js /images/icon.png /nope")
            .split(" ", -1)) {
      for (String method : new String[] {"GET", "HEAD", "POST", "PUT"}) {
        assertThat(FakeExchange.send(guarded, method, path, HOST, "").response().status())
            .as(method + " " + path)
            .isEqualTo(401);
      }
    }
    assertThat(FakeExchange.get(handler("", ""), "/ok.html").response().status()).isEqualTo(200);
  }

  @Test
  void theTableEscapesWhatItShows() {
    String page = FakeExchange.get(open, "/?message=%3Cb%3E").body();
    assertThat(page)
        .contains("<div id=\"status_msg\" role=\"status\">&lt;b&gt;</div>")
        .contains("pid 7 &lt;&amp;&gt; &quot;&#39;")
        .contains("<span class=\"statusrunning\">running</span>")
        .contains("formaction=\"index.html?processname=cat&amp;action=stop\"");
    control.processes.clear();
    assertThat(FakeExchange.get(open, "/").body()).contains("No programs to manage");
  }

  @Test
  void aStartAnswersOnceItIsSettled() {
    FakeExchange exchange = action("processname=cat&action=start");
    assertThat(exchange.isAnswered()).isFalse();
    control.settle();
    assertThat(location(exchange)).isEqualTo(BACK + "Process%20cat%20started");
  }

  @Test
  void aFailedStartSaysWhy() {
    FakeExchange exchange = action("processname=cat&action=start");
    control.settle(new ControlFault(Fault.NO_FILE, "x"));
    assertThat(location(exchange))
        .isEqualTo(BACK + "ERROR%3A%20Process%20cat%3A%20no%20such%20file");
  }

  @Test
  void aStartThatWaitsInVainSaysForWhat() {
    FakeExchange exchange = action("processname=cat&action=start");
    control.settle(new ControlFault(Fault.ABNORMAL_TERMINATION, "cat", "dog is FATAL"));
    assertThat(location(exchange))
        .isEqualTo(
            BACK + "ERROR%3A%20Process%20cat%3A%20abnormal%20termination%3A%20dog%20is%20FATAL");
  }

  @Test
  void aFailedStopShowsTheFault() {
    FakeExchange exchange = action("processname=cat&action=stop");
    control.settle(new ControlFault(Fault.NOT_RUNNING, "cat"));
    assertThat(location(exchange))
        .isEqualTo(BACK + "unexpected%20rpc%20fault%20%5B70%5D%20NOT_RUNNING%3A%20cat");
  }

  @Test
  void aRestartStartsWhateverBecameOfTheStop() {
    FakeExchange exchange = action("processname=cat&action=restart");
    control.settle(new ControlFault(Fault.NOT_RUNNING, "cat"));
    control.settle(new ControlFault(Fault.SPAWN_ERROR, "cat"));
    assertThat(control.requests).containsExactly("stop cat true", "start cat true");
    assertThat(location(exchange)).isEqualTo(BACK + "Process%20cat%20restarted");
  }

  @Test
  void restartAllStopsEverythingFirst() {
    FakeExchange exchange = action("action=restartall");
    control.settle();
    control.settle();
    assertThat(control.requests).containsExactly("stop all true", "start all true");
    assertThat(location(exchange)).startsWith(BACK + "All%20restarted%20at%20");
  }

  @Test
  void unknownNamesAndGroupsAreNotActedOn() {
    assertThat(location(action("processname=web:*&action=start")))
        .isEqualTo(BACK + "No%20such%20process%20named%20web%3A%2A");
    assertThat(control.requests).isEmpty();
  }

  @Test
  void postedFieldsOverrideTheQueryAndPortEightyIsDropped() {
    FakeExchange exchange =
        FakeExchange.send(
            open, "POST", "/index.html?action=stopall", "example.com:80", "action=refresh");
    assertThat(location(exchange))
        .startsWith("http://example.com/?message=Page%20refreshed%20at%20");
  }

  @Test
  void aHostWithAPathSurvives() {
    FakeExchange exchange =
        FakeExchange.send(open, "GET", "/?action=refresh", "example.com/sub/index.html", "");
    assertThat(location(exchange)).startsWith("http://example.com/sub/index.html/?message=");
  }

  @Test
  void theTailPageShowsTheEndOfTheLog(@TempDir Path directory) throws Exception {
    Path log = Files.writeString(directory.resolve("o.log"), "x".repeat(3000) + "<end>");
    control.logfiles.put("cat STDOUT", log.toString());
    String page = FakeExchange.get(open, "/tail.html?processname=cat&limit=5").body();
    assertThat(page)
        .contains("<title>Supervisor tail of process cat</title>")
        .contains(">\n" + "x".repeat(1019) + "&lt;end&gt;</pre>");
    assertThat(FakeExchange.get(open, "/tail.html").body()).contains("No process name found");
    assertThat(FakeExchange.get(open, "/tail.html?processname=nope").body())
        .contains("ERROR: unexpected rpc fault [10] BAD_NAME: nope");
    Files.delete(log);
    assertThat(FakeExchange.get(open, "/tail.html?processname=cat").body())
        .contains("No file for cat");
  }
}

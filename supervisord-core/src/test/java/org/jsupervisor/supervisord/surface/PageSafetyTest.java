package org.jsupervisor.supervisord.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpHeaders;
import org.jsupervisor.rpc.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other people's pages, names and logs cannot do through a browser. */
class PageSafetyTest {
  private static final String HOST = "box:9001";
  private static final String STOP = "/index.html?processname=cat&action=stop";
  private static final String HOSTILE = "</pre><script>alert('x')</script>\"&";
  private static final String CALL =
      "<methodCall><methodName>supervisor.shutdown</methodName></methodCall>";

  private final FakeControl control = new FakeControl();
  private final ControlSurface surface = surface();
  private final HttpHandler open = surface.handler(inet(null, null));

  private ControlSurface surface() {
    control.add("cat", "cat", ProcessState.RUNNING);
    return SampleSurface.of(control);
  }

  private static HttpServerConfig inet(@Nullable String username, @Nullable String password) {
    return SampleSurface.inet(List.of("sup.example.com"), username, password);
  }

  /** Headers as {@code Name: value | Name: value}; a Host among them replaces the usual one. */
  private static HttpHeaders headers(String lines) {
    HttpHeaders headers = HttpHeaders.NONE;
    for (String line : lines.isEmpty() ? new String[0] : lines.split(" \\| ", -1)) {
      int colon = line.indexOf(": ");
      headers = headers.with(line.substring(0, colon), line.substring(colon + 2));
    }
    return headers.first("Host") == null ? headers.with("Host", HOST) : headers;
  }

  private FakeExchange send(String method, String target, String headers, String body) {
    return FakeExchange.send(open, method, target, headers(headers), body);
  }

  private String token() {
    String page = FakeExchange.get(open, "/").body();
    String before = "name=\"token\" value=\"";
    int start = page.indexOf(before) + before.length();
    return page.substring(start, page.indexOf('"', start));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: none",
        "Origin: https://evil.com",
        "Origin: null",
        "Referer: https://evil.com/box:9001/",
        "User-Agent: Mozilla/5.0 (X11)",
      })
  void whatOtherPagesAskForIsAskedBackInsteadOfDone(String headers) {
    for (String method : new String[] {"GET", "POST"}) {
      FakeExchange exchange = send(method, STOP, headers, "");
      assertThat(exchange.response().status()).isEqualTo(403);
      assertThat(exchange.body())
          .contains("<h1>Stop cat?</h1>")
          .contains("action=\"index.html?action=stop&amp;processname=cat\"");
    }
    assertThat(control.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "User-Agent: curl/8.5",
        "Sec-Fetch-Site: same-origin",
        "Origin: http://box:9001",
        "Referer: http://box:9001/index.html",
      })
  void linksOfThisPageAndScriptsActAsInTheOriginal(String headers) {
    FakeExchange exchange = send("GET", STOP, headers, "");
    control.settle();
    assertThat(exchange.response().status()).isEqualTo(301);
    assertThat(exchange.response().headers().first("Location"))
        .isEqualTo("http://box:9001/?message=Process%20cat%20stopped");
    assertThat(control.requests).containsExactly("stop cat true");
  }

  @Test
  void formsWithTheTokenActFromWhereverAProxyShowsThem() {
    FakeExchange exchange = send("POST", STOP, "Origin: https://proxy.net", "token=" + token());
    control.settle();
    assertThat(exchange.response().status()).isEqualTo(303);
    assertThat(exchange.response().headers().first("Location"))
        .isEqualTo("index.html?message=Process%20cat%20stopped");
  }

  @Test
  void scriptsOfThePageAreAnsweredInJson() {
    String accept = "Accept: application/json | Origin: http://box:9001";
    FakeExchange done = send("POST", STOP, accept, "token=" + token());
    control.settle();
    assertThat(done.body()).isEqualTo("{\"message\":\"Process cat stopped\",\"success\":true}");
    FakeExchange refused = send("POST", STOP, accept, "token=0123");
    assertThat(refused.response().status()).isEqualTo(403);
    assertThat(refused.body()).contains("\"success\":false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "token=", "token=0123456789abcdef0123456789abcdef"})
  void formsOfBrowsersNeedTheToken(String body) {
    FakeExchange exchange = send("POST", STOP, "Origin: http://box:9001", body);
    assertThat(exchange.response().status()).isEqualTo(403);
    assertThat(control.requests).isEmpty();
  }

  @Test
  void theTokenInAnAddressIsWorthNothing() {
    String target = STOP + "&token=" + token();
    assertThat(send("GET", target, "Origin: https://evil.com", "").response().status())
        .isEqualTo(403);
    assertThat(send("POST", target, "Origin: https://evil.com", "").response().status())
        .isEqualTo(403);
    assertThat(control.requests).isEmpty();
  }

  @Test
  void callsFromPagesOfOthersAreRefused() {
    for (String headers : new String[] {"Origin: https://evil.com", "Sec-Fetch-Site: cross-site"}) {
      assertThat(send("POST", "/RPC2", headers, CALL).response().status()).isEqualTo(403);
    }
    assertThat(control.requests).isEmpty();
    assertThat(send("POST", "/RPC2", "Origin: http://box:9001", CALL).response().status())
        .isEqualTo(200);
    assertThat(send("POST", "/RPC2", "", CALL).response().status()).isEqualTo(200);
    assertThat(control.requests).containsExactly("shutdown", "shutdown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/RPC2",
        "/state.json",
        "/logtail/cat",
        "/tail.html",
        "/update.html",
        "/ok.html"
      })
  void reboundNamesAreRefusedToBrowsers(String target) {
    String rebound = "Host: evil.com:9001 | ";
    assertThat(send("GET", target, rebound + "Accept-Language: en", "").response().status())
        .isEqualTo(403);
    assertThat(send("POST", target, rebound + "Origin: http://evil.com:9001", CALL).body())
        .contains("allowed_hosts");
    assertThat(control.requests).isEmpty();
  }

  @Test
  void knownNamesPasswordsAndSocketsNeedNoHostCheck() {
    String browser = " | User-Agent: Mozilla/5.0";
    for (String host : new String[] {"127.0.0.1:9001", "localhost", "sup.example.com", "box"}) {
      assertThat(send("GET", "/", "Host: " + host + browser, "").response().status())
          .isEqualTo(200);
    }
    assertThat(send("GET", "/", "Host: evil.com", "").response().status()).isEqualTo(200);
    HttpHeaders rebound = headers("Host: evil.com" + browser);
    HttpHandler guarded = surface.handler(inet("user", "secret"));
    HttpHeaders known = rebound.with("Authorization", "Basic dXNlcjpzZWNyZXQ=");
    assertThat(FakeExchange.send(guarded, "GET", "/", known, "").response().status())
        .isEqualTo(200);
    assertThat(FakeExchange.send(guarded, "GET", "/", rebound, "").response().status())
        .isEqualTo(401);
    HttpHandler socket =
        surface.handler(
            new HttpServerConfig.Unix("unix_http_server", "/s", 0700, -1, -1, null, null));
    assertThat(FakeExchange.send(socket, "GET", "/", rebound, "").response().status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/tail.html?processname=cat", "/update.html", "/scale.html"})
  void pagesForbidForeignScriptsFramesAndGuesses(String target) {
    HttpHeaders headers = FakeExchange.get(open, target).response().headers();
    assertThat(headers.first("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.first("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.first("X-Frame-Options")).isEqualTo("DENY");
    assertThat(FakeExchange.get(open, target).body())
        .doesNotContain("<style", " style=", " onclick", "<script>");
  }

  @Test
  void stateIsNotStoredAndSaysWhetherItChanged() {
    HttpResponse first = FakeExchange.get(open, "/state.json").response();
    String tag = String.valueOf(first.headers().first("ETag"));
    assertThat(first.headers().first("Cache-Control")).isEqualTo("no-store");
    assertThat(send("GET", "/state.json", "If-None-Match: " + tag, "").response().status())
        .isEqualTo(304);
    control.restarts = 7;
    FakeExchange changed = send("GET", "/state.json", "If-None-Match: " + tag, "");
    assertThat(changed.response().status()).isEqualTo(200);
    assertThat(changed.body()).contains("\"name\":\"cat\"", "\"restarts\":7");
  }

  @Test
  void namesAndMessagesAreOnlyText() {
    control.add(HOSTILE, HOSTILE, ProcessState.FATAL);
    String query = "?message=%3Cscript%3Ealert(1)%3C/script%3E";
    assertThat(FakeExchange.get(open, "/" + query).body())
        .doesNotContain("<script>", "alert('x')")
        .contains("&lt;/pre&gt;&lt;script&gt;alert(&#39;x&#39;)");
    assertThat(FakeExchange.get(open, "/state.json").body()).doesNotContain("<", ">", "&");
    assertThat(FakeExchange.get(open, "/tail.html?processname=%3Cscript%3E").body())
        .doesNotContain("<script>")
        .contains("BAD_NAME: &lt;script&gt;");
    assertThat(
            send("GET", "/index.html?action=stop&processname=%3Cscript%3E", "Origin: null", "")
                .body())
        .doesNotContain("<script>")
        .contains("<h1>Stop &lt;script&gt;?</h1>");
  }

  @Test
  void logsAreOnlyText(@TempDir Path directory) throws Exception {
    Path log = Files.writeString(directory.resolve("o.log"), HOSTILE);
    control.logfiles.put("cat STDOUT", log.toString());
    control.logfiles.put("cat STDERR", log.toString());
    for (String channel : new String[] {"stdout", "stderr"}) {
      assertThat(FakeExchange.get(open, "/tail.html?processname=cat&channel=" + channel).body())
          .doesNotContain("<script>")
          .contains("&lt;/pre&gt;&lt;script&gt;");
    }
    FakeExchange stream = FakeExchange.get(open, "/logtail/cat");
    assertThat(stream.response().headers().first("X-Content-Type-Options")).isEqualTo("nosniff");
    stream.hangUp();
  }
}

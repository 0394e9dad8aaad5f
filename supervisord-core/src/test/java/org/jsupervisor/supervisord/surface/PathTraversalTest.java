package org.jsupervisor.supervisord.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No address leads to a file that is not meant to be served. */
class PathTraversalTest {
  private final HttpHandler handler = handler();

  private static HttpHandler handler() {
    FakeControl control = new FakeControl();
    control.add("cat", "cat", ProcessState.RUNNING);
    return SampleSurface.of(control).handler(SampleSurface.inet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/images/../../../../../etc/passwd",
        "/images/..%2f..%2f..%2f..%2fetc/passwd",
        "/images/%2e%2e/%2e%2e/etc/passwd",
        "/images/....//....//etc/passwd",
        "/images/..%5c..%5cetc%5cpasswd",
        "/images//etc/passwd",
        "/stylesheets/%00",
        "/images/icon.png%00.html",
        "//etc/passwd",
        "/etc/passwd",
        "/file:///etc/passwd",
        "/logtail/../../../../etc/passwd",
        "/logtail/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/logtail//etc/passwd",
        "/logtail/cat/../../../etc/passwd",
      })
  void noAddressLeavesTheServedFiles(String target) {
    FakeExchange exchange = FakeExchange.send(handler, "GET", target, HttpHeaders.NONE, "");
    assertThat(exchange.response().status()).isBetween(400, 499);
    assertThat(exchange.body()).doesNotContain("root:");
  }
}

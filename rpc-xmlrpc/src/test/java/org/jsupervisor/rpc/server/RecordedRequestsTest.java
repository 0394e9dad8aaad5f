package org.jsupervisor.rpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.rpc.http.BasicAuthentication;
import org.jsupervisor.rpc.http.FakeClient;
import org.jsupervisor.rpc.http.HttpHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded requests that can be judged without a daemon. */
class RecordedRequestsTest {
  private static final String INCORRECT = "<value><string>INCORRECT_PARAMETERS</string></value>";

  /** Where the original is at fault: the status we answer, and something of the body. */
  private static final Map<String, String> CORRECTED =
      Map.of(
          "rpc-protocol 14", "200" + INCORRECT,
          "rpc-protocol 15", "200" + INCORRECT,
          "rpc-auth 08", "401<p>Message: Unauthorized.",
          "rpc-multicall 13", "200" + INCORRECT);

  /** Of the pages, those that no process, log or action stands behind. */
  private static final Set<String> PAGES =
      Set.of("06", "07", "08", "09", "10", "12", "13", "26", "28", "29", "30", "31");

  private static final String SHA = "{SHA}a94a8fe5ccb19ba61c4c0873d391e987982fbbd3";

  private final FakeSupervisor supervisor = new FakeSupervisor();

  static List<GoldenStep> protocol() throws IOException {
    return GoldenStep.read("rpc-protocol");
  }

  static List<GoldenStep> multicall() throws IOException {
    return GoldenStep.read("rpc-multicall");
  }

  static List<GoldenStep> authentication() throws IOException {
    return GoldenStep.read("rpc-auth");
  }

  static List<GoldenStep> pages() throws IOException {
    return GoldenStep.read("http-surface").stream()
        .filter(step -> PAGES.contains(step.id().substring(0, 2)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("protocol")
  void protocolIsAsRecorded(GoldenStep step) {
    assertAsRecorded("rpc-protocol", step, supervisor.server());
  }

  @ParameterizedTest
  @MethodSource("multicall")
  void multicallIsAsRecorded(GoldenStep step) {
    assertAsRecorded("rpc-multicall", step, supervisor.server());
  }

  @ParameterizedTest
  @MethodSource("authentication")
  void authenticationIsAsRecorded(GoldenStep step) {
    HttpHandler guarded =
        step.target().equals("unix")
            ? new BasicAuthentication(supervisor.server(), "bob", SHA)
            : new BasicAuthentication(supervisor.server(), "alice", "se:cret");
    assertAsRecorded("rpc-auth", step, guarded);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pagesAreAsRecorded(GoldenStep step) {
    assertAsRecorded("http-surface", step, supervisor.server());
  }

  private void assertAsRecorded(String scenario, GoldenStep step, HttpHandler handler) {
    String answer = answer(step.request(), false, handler);
    assertThat(answer(step.request(), true, handler)).isEqualTo(answer);
    int headEnd = answer.indexOf("\r\n\r\n");
    String head = answer.substring(0, headEnd + 2);
    String body = answer.substring(headEnd + 4);
    String corrected = CORRECTED.get(scenario + " " + step.id().substring(0, 2));
    assertThat(corrected != null).isEqualTo(step.isFaulty());
    if (corrected != null) {
      assertThat(head).startsWith("HTTP/1.1 " + corrected.substring(0, 3) + " ");
      assertThat(body).contains(corrected.substring(3));
      return;
    }
    assertThat(head).startsWith("HTTP/1.1 " + step.status() + " ");
    String lowered = head.toLowerCase(Locale.ROOT);
    for (String header : step.responseHeaders()) {
      assertThat(lowered).contains("\r\n" + header.toLowerCase(Locale.ROOT) + "\r\n");
    }
    if (!step.mode().equals("x")) {
      assertThat(body).isEqualTo(step.responseBody().replace("@PID@", "4711"));
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      assertThat(head).contains("\r\nContent-Length: " + length + "\r\n");
    }
  }

  private String answer(String request, boolean byteByByte, HttpHandler handler) {
    FakeClient client = new FakeClient(handler);
    if (byteByByte) {
      client.sendByteByByte(request.getBytes(StandardCharsets.UTF_8));
    } else {
      client.send(request);
    }
    supervisor.settle();
    client.collect();
    assertThat(client.connection.isOutputEnded()).isTrue();
    return client.text();
  }
}

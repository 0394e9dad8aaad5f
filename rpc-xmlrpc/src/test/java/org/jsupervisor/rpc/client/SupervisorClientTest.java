package org.jsupervisor.rpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.client.CannotConnectException.Reason;
import org.jsupervisor.rpc.client.ScriptedServer.Reply;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SupervisorClientTest {
  private static final String HELLO = answer("h\u00e9llo");

  @Test
  void oneConnectionServesManyCalls() throws Exception {
    try (ScriptedServer server = new ScriptedServer(sized(HELLO), sized(HELLO));
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      assertThat(client.call("supervisor.a", "x", 1)).isEqualTo("h\u00e9llo");
      assertThat(client.call("supervisor.b")).isEqualTo("h\u00e9llo");

      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.requests().get(0))
          .startsWith("POST /RPC2 HTTP/1.1\r\nHost: 127.0.0.1:" + server.endpoint().port())
          .contains("\r\nContent-Type: text/xml\r\n", "<methodName>supervisor.a</methodName>")
          .doesNotContain("Authorization");
    }
  }

  @Test
  void credentialsGoAlong() throws Exception {
    try (ScriptedServer server = new ScriptedServer(sized(HELLO));
        SupervisorClient client =
            new SupervisorClient(server.endpoint(), new Credentials("bob", "te:st"))) {
      client.call("supervisor.a");

      assertThat(server.requests().get(0)).contains("\r\nAuthorization: Basic Ym9iOnRlOnN0\r\n");
    }
  }

  @Test
  void chunkedAnswersAreJoined() throws Exception {
    StringBuilder chunks =
        new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    String ascii = answer("split");
    for (int at = 0; at < ascii.length(); at += 10) {
      String part = ascii.substring(at, Math.min(ascii.length(), at + 10));
      chunks.append(Integer.toHexString(part.length())).append(";x=y\r\n").append(part);
      chunks.append("\r\n");
    }
    chunks.append("0\r\nTrailer: x\r\n\r\n");
    try (ScriptedServer server =
            new ScriptedServer(new Reply(chunks.toString(), false), sized(HELLO));
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      assertThat(client.call("supervisor.a")).isEqualTo("split");
      assertThat(client.call("supervisor.a")).isEqualTo("h\u00e9llo");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void answersThatEndWithTheConnectionMakeTheNextCallOpenAnother() throws Exception {
    Reply old = new Reply("HTTP/1.0 200 OK\r\n\r\n" + HELLO, true);
    Reply closing = new Reply("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + HELLO, true);
    try (ScriptedServer server = new ScriptedServer(old, closing, sized(HELLO));
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      for (int call = 0; call < 3; call++) {
        assertThat(client.call("supervisor.a")).isEqualTo("h\u00e9llo");
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void otherStatusesAreTold() throws Exception {
    Reply refusal = new Reply("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno", false);
    try (ScriptedServer server = new ScriptedServer(refusal);
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      HttpStatusException refused =
          catchThrowableOfType(HttpStatusException.class, () -> client.call("supervisor.a"));

      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.reason()).isEqualTo("Unauthorized");
    }
  }

  @Test
  void faultsKeepTheConnection() throws Exception {
    String fault = StandardCharsets.UTF_8.decode(XmlRpcWriter.fault(10, "BAD_NAME: x")).toString();
    try (ScriptedServer server = new ScriptedServer(sized(fault), sized(HELLO));
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      assertThatThrownBy(() -> client.call("supervisor.a")).isInstanceOf(XmlRpcFault.class);
      assertThat(client.call("supervisor.a")).isEqualTo("h\u00e9llo");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void brokenAnswersAreRefused() throws Exception {
    for (String bytes :
        List.of(
            "",
            "nonsense\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(1000) + "\r\n")) {
      try (ScriptedServer server = new ScriptedServer(new Reply(bytes, true));
          SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
        assertThatThrownBy(() -> client.call("supervisor.a")).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void followedPathsAreEncodedAndBytesPassedOn() throws Exception {
    String stream =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    try (ScriptedServer server = new ScriptedServer(new Reply(stream, true));
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      ByteArrayOutputStream sink = new ByteArrayOutputStream();

      client.follow("/logtail/g:a b\u00e9%/stdout", sink);

      assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo("abcde");
      assertThat(server.requests().get(0))
          .startsWith("GET /logtail/g:a%20b%C3%A9%25/stdout HTTP/1.1\r\n");
    }
  }

  @Test
  void anAbortedClientOpensNothing() throws Exception {
    try (ScriptedServer server = new ScriptedServer(sized(HELLO));
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      client.abort();

      assertThatThrownBy(() -> client.follow("/", OutputStream.nullOutputStream()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusedAndMissingAreToldApart(@TempDir Path directory) throws Exception {
    Path plain = Files.writeString(directory.resolve("plain"), "no socket");
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }

    assertThat(reason("unix://" + directory.resolve("none"))).isEqualTo(Reason.NO_SUCH_FILE);
    assertThat(reason("unix://" + plain)).isEqualTo(Reason.REFUSED);
    assertThat(reason("unix://" + directory)).isEqualTo(Reason.REFUSED);
    assertThat(reason("unix://" + plain + "/x")).isEqualTo(Reason.OTHER);
    assertThat(reason("unix:///" + "x".repeat(300))).isEqualTo(Reason.OTHER);
    assertThat(reason("http://127.0.0.1:" + port)).isEqualTo(Reason.REFUSED);
    assertThat(reason("http://no-such-host.invalid")).isEqualTo(Reason.OTHER);
  }

  @Test
  void changesAndConfigurationsAreTyped() throws Exception {
    Map<String, Object> config =
        Map.of(
            "name",
            "p",
            "group",
            "g",
            "inuse",
            true,
            "autostart",
            false,
            "group_prio",
            1,
            "process_prio",
            2);
    Reply changes = sized(answer(List.of(List.of(List.of("a"), List.of(), List.of("b", "c")))));
    try (ScriptedServer server = new ScriptedServer(changes, sized(answer(List.of(config))));
        SupervisorClient client = new SupervisorClient(server.endpoint(), null)) {
      assertThat(client.daemon().reloadConfig().removed()).containsExactly("b", "c");
      assertThat(client.daemon().allConfigInfo().get(0).processPriority()).isEqualTo(2);
    }
  }

  private static Reason reason(String url) {
    SupervisorClient client = new SupervisorClient(Endpoint.parse(url), null);
    return catchThrowableOfType(CannotConnectException.class, () -> client.call("supervisor.a"))
        .reason();
  }

  private static String answer(Object value) {
    return StandardCharsets.UTF_8.decode(XmlRpcWriter.response(value)).toString();
  }

  private static Reply sized(String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return new Reply("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body, false);
  }
}

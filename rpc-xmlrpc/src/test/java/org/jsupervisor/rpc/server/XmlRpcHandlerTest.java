package org.jsupervisor.rpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jsupervisor.rpc.http.FakeClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;
import org.junit.jupiter.api.Test;

class XmlRpcHandlerTest {
  private static final MethodDoc DOC =
      new MethodDoc(
          """
          Do something.

          @param string name Name
          @param boolean wait Wait for it
          @return struct result Result
          """);

  private final FakeSupervisor supervisor = new FakeSupervisor();
  private final FakeClient client = new FakeClient(supervisor.server());

  private String call(String method, Object... params) {
    byte[] body = XmlRpcWriter.methodCall(method, List.of(params));
    client.send("POST /RPC2 HTTP/1.1\r\nContent-Length: " + body.length + "\r\n\r\n");
    return client.send(body).takeText();
  }

  private static String answer(Object value) {
    return StandardCharsets.UTF_8.decode(XmlRpcWriter.response(value)).toString();
  }

  private static String fault(int code, String text) {
    return StandardCharsets.UTF_8.decode(XmlRpcWriter.fault(code, text)).toString();
  }

  @Test
  void answersAtOnce() {
    assertThat(call("supervisor.getPID")).contains("text/xml").endsWith(answer(4711));
    assertThat(supervisor.log)
        .containsExactly("called supervisor.getPID", "returned supervisor.getPID");
  }

  @Test
  void answersLaterWhileTheConnectionWaits() {
    Pending pending = new Pending();
    supervisor.table.register("a.wait", DOC, 0, 0, params -> pending);
    assertThat(call("a.wait")).isEmpty();
    assertThat(supervisor.log).containsExactly("called a.wait", "returned a.wait");
    pending.complete("käse");
    assertThat(client.collect().takeText())
        .contains("Content-Length: " + answer("käse").getBytes(StandardCharsets.UTF_8).length)
        .endsWith(answer("käse"));
    assertThat(call("supervisor.getPID")).endsWith(answer(4711));
  }

  @Test
  void waitsMayEndInFaults() {
    Pending pending = new Pending();
    supervisor.table.register("a.wait", DOC, 0, 0, params -> pending);
    call("a.wait");
    pending.fail(new XmlRpcFault(50, "SPAWN_ERROR: x"));
    assertThat(client.collect().takeText()).endsWith(fault(50, "SPAWN_ERROR: x"));
  }

  @Test
  void aClientThatHasGoneDoesNotDisturbTheWait() {
    Pending pending = new Pending();
    supervisor.table.register("a.wait", DOC, 0, 0, params -> pending);
    call("a.wait");
    client.connection.closed();
    pending.complete(true);
    assertThat(client.connection.hasOutput()).isFalse();
  }

  @Test
  void unknownMethodsAreFaults() {
    for (String name :
        List.of("supervisor.nope", "nope", "a.b.c", "supervisor._x", "", ".", "x.")) {
      if (!name.isEmpty()) {
        assertThat(call(name)).endsWith(fault(1, "UNKNOWN_METHOD"));
      }
    }
    assertThat(supervisor.log)
        .contains("fault supervisor.nope [1] UNKNOWN_METHOD")
        .doesNotContain("returned supervisor.nope");
  }

  @Test
  void theNumberOfParametersIsChecked() {
    supervisor.table.register("a.two", DOC, 1, 2, List::size);
    assertThat(call("a.two")).endsWith(fault(2, "INCORRECT_PARAMETERS"));
    assertThat(call("a.two", "x")).endsWith(answer(1));
    assertThat(call("a.two", "x", true)).endsWith(answer(2));
    assertThat(call("a.two", "x", true, 3)).endsWith(fault(2, "INCORRECT_PARAMETERS"));
  }

  @Test
  void aBrokenMethodIsAnsweredAndReported() {
    IllegalStateException bug = new IllegalStateException("bug");
    supervisor.table.register(
        "a.bug",
        DOC,
        0,
        0,
        params -> {
          throw bug;
        });
    assertThat(call("a.bug"))
        .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
        .endsWith(FakeClient.errorPage(500, "Internal Server Error"));
    assertThat(supervisor.exceptions).containsExactly(bug);
    assertThat(call("supervisor.getPID")).endsWith(answer(4711));
  }

  @Test
  void anAnswerThatCannotBeWrittenIsReported() {
    supervisor.table.register("a.odd", DOC, 0, 0, params -> new Object());
    assertThat(call("a.odd")).startsWith("HTTP/1.1 500 ");
    assertThat(supervisor.exceptions).hasSize(1);
  }

  @Test
  void invalidRequestsAreReported() {
    client.send("POST /RPC2 HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
    assertThat(client.takeText()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    String nameless = "<methodCall/>";
    client.send("POST /RPC2 HTTP/1.1\r\nContent-Length: 13\r\n\r\n" + nameless);
    assertThat(client.takeText()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    assertThat(supervisor.log).containsExactly("invalid unmarshallable", "invalid no method name");
  }

  @Test
  void methodsDescribeThemselves() {
    supervisor.table.register("a.described", DOC, 1, 2, params -> 1);
    assertThat(call("system.methodHelp", "a.described")).endsWith(answer(DOC.help()));
    assertThat(call("system.methodSignature", "a.described"))
        .endsWith(answer(List.of("struct", "string", "boolean")));
    assertThat(call("system.methodSignature", "system.multicall"))
        .endsWith(answer(List.of("array", "array")));
    assertThat(call("system.methodHelp", "nope")).endsWith(fault(4, "SIGNATURE_UNSUPPORTED"));
    assertThat(call("system.methodHelp", 5)).endsWith(fault(2, "INCORRECT_PARAMETERS"));
    assertThat(supervisor.table.names())
        .isSorted()
        .contains("a.described", "system.listMethods", "system.multicall");
    assertThat(call("system.listMethods")).endsWith(answer(supervisor.table.names()));
  }

  @Test
  void multicallWaitsForEachCallBeforeTheNext() {
    Pending first = new Pending();
    Pending second = new Pending();
    int[] made = {0};
    supervisor.table.register("a.first", DOC, 0, 0, params -> first);
    supervisor.table.register("a.second", DOC, 0, 0, params -> second);
    supervisor.table.register("a.count", DOC, 0, 0, params -> ++made[0]);
    Map<String, Object> count = Map.of("methodName", "a.count");
    assertThat(
            call(
                "system.multicall",
                List.of(
                    count,
                    Map.of("methodName", "a.first"),
                    count,
                    Map.of("methodName", "a.second"),
                    count)))
        .isEmpty();
    assertThat(made[0]).isEqualTo(1);
    first.fail(new XmlRpcFault(40, "ABNORMAL_TERMINATION: x"));
    assertThat(made[0]).isEqualTo(2);
    assertThat(client.collect().text()).isEmpty();
    second.complete(true);
    assertThat(client.collect().takeText())
        .contains("<value><int>40</int></value>", "ABNORMAL_TERMINATION: x")
        .contains("<value><boolean>1</boolean></value>\n<value><int>3</int></value>");
  }

  @Test
  void brokenElementsDoNotStopAMulticall() {
    supervisor.table.register(
        "a.bug",
        DOC,
        0,
        0,
        params -> {
          throw new IllegalStateException("bug");
        });
    assertThat(
            call(
                "system.multicall",
                List.of(
                    5,
                    Map.of("methodName", 5),
                    Map.of("methodName", "supervisor.getPID", "params", "none"),
                    Map.of("methodName", "a.bug"),
                    Map.of("methodName", "supervisor.getPID"))))
        .contains("FAILED: &lt;class 'java.lang.IllegalStateException'&gt;:bug")
        .contains("<value><int>4711</int></value>");
    assertThat(call("system.multicall", "x")).endsWith(fault(2, "INCORRECT_PARAMETERS"));
  }

  @Test
  void aLongMulticallOfDoneWaitsDoesNotExhaustTheStack() {
    supervisor.table.register(
        "a.done",
        DOC,
        0,
        0,
        params -> {
          Pending done = new Pending();
          done.complete(1);
          return done;
        });
    List<Object> calls = Collections.nCopies(20_000, Map.of("methodName", "a.done"));
    assertThat(call("system.multicall", calls)).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void aMulticallEndsWhenItsResultsAreTooLong() {
    String megabyte = "x".repeat(1 << 20);
    List<Integer> made = new ArrayList<>();
    supervisor.table.register(
        "a.read",
        DOC,
        0,
        0,
        params -> {
          made.add(made.size());
          return made.size() % 2 == 0 ? megabyte : List.of(megabyte, 5, true);
        });
    List<Object> calls = Collections.nCopies(100, Map.of("methodName", "a.read"));
    assertThat(call("system.multicall", calls))
        .endsWith(
            fault(
                30,
                "FAILED: the results hold more than 16777216 characters, make fewer calls at once"));
    assertThat(made).hasSize(17);
  }

  @Test
  void namesAreCheckedWhenRegistered() {
    for (String name : List.of("x", ".x", "a.b.c", "a._b", "system.multicall")) {
      assertThatThrownBy(() -> supervisor.table.register(name, DOC, 0, 0, params -> 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void resultsAreAssignedOnce() {
    Pending pending = new Pending();
    assertThatThrownBy(pending::result).isInstanceOf(IllegalStateException.class);
    pending.complete(1);
    assertThatThrownBy(() -> pending.complete(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pending.fail(new XmlRpcFault(1, "x")))
        .isInstanceOf(IllegalStateException.class);
    pending.whenDone(() -> {});
    assertThatThrownBy(() -> pending.whenDone(() -> {})).isInstanceOf(IllegalStateException.class);
  }
}

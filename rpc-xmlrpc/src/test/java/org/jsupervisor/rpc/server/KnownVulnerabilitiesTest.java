package org.jsupervisor.rpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jsupervisor.rpc.http.FakeClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcCodec;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcResponseReader;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What went wrong in the original and in the XML-RPC library once, tried here. */
class KnownVulnerabilitiesTest {
  private static final AtomicInteger REVIVED = new AtomicInteger();

  /** Notices when somebody makes an object of its bytes. */
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      REVIVED.incrementAndGet();
    }
  }

  private final FakeSupervisor supervisor = new FakeSupervisor();
  private final FakeClient client = new FakeClient(supervisor.server());

  private String post(String headers, byte[] body) {
    client.send("POST /RPC2 HTTP/1.1\r\n" + headers + "Content-Length: " + body.length);
    return client.send("\r\n\r\n").send(body).takeText();
  }

  private static byte[] call(String method, String params) {
    return ("<methodCall><methodName>" + method + "</methodName>" + params + "</methodCall>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String param(String value) {
    return "<params><param><value>" + value + "</value></param></params>";
  }

  private static String trap() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Trap());
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "supervisor.supervisord.options.execve",
        "supervisor.supervisord.options.warnings.linecache.os.system",
        "supervisor.table",
        "supervisor.getPID.call",
        "supervisor.getClass",
        "supervisor..getPID",
        "supervisor.getPID.",
        ".supervisor.getPID",
        "supervisor.__class__",
        "supervisor._update",
        "supervisor",
        "getPID",
      })
  void cve201711610NamesReachRegisteredMethodsOnly(String method) {
    String fault =
        StandardCharsets.UTF_8.decode(XmlRpcWriter.fault(1, "UNKNOWN_METHOD")).toString();
    assertThat(post("", call(method, ""))).endsWith(fault);
    assertThat(post("", call(method, param("touch /tmp/x")))).endsWith(fault);
    assertThat(supervisor.log).noneMatch(line -> line.startsWith("returned"));
  }

  @Test
  void cve201711610HoldsInsideMulticallsToo() {
    byte[] body =
        XmlRpcWriter.methodCall(
            "system.multicall",
            List.of(
                List.of(
                    Map.of(
                        "methodName",
                        "supervisor.supervisord.options.execve",
                        "params",
                        List.of("/bin/sh")))));
    assertThat(post("", body)).contains("UNKNOWN_METHOD");
  }

  @Test
  void cve20165002DocumentTypesAreNotFetched() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      String url = "http://127.0.0.1:" + server.socket().getLocalPort() + "/evil.dtd";
      String call = new String(call("supervisor.getPID", param("&x;")), StandardCharsets.UTF_8);
      for (String doctype :
          List.of(
              "<!DOCTYPE methodCall SYSTEM \"" + url + "\">",
              "<!DOCTYPE m [<!ENTITY x SYSTEM \"" + url + "\">]>",
              "<!DOCTYPE m [<!ENTITY % x SYSTEM \"" + url + "\"> %x;]>")) {
        byte[] body = (doctype + call).getBytes(StandardCharsets.UTF_8);
        FakeClient each = new FakeClient(supervisor.server());
        each.send("POST /RPC2 HTTP/1.1\r\nContent-Length: " + body.length + "\r\n\r\n");
        assertThat(each.send(body).text()).startsWith("HTTP/1.1 400 ");
        assertThat(server.accept()).isNull();
      }
    }
  }

  @Test
  void cve20165003SerializedObjectsInCallsStayText() throws Exception {
    String extension = "http://ws.apache.org/xmlrpc/namespaces/extensions";
    String trap = trap();
    for (String value :
        List.of(
            "<ex:serializable xmlns:ex='" + extension + "'>" + trap + "</ex:serializable>",
            "<serializable>" + trap + "</serializable>")) {
      assertThat(new XmlRpcCodec().parse(call("a.b", param(value))).params())
          .isEqualTo(List.of(trap));
    }
    assertThat(REVIVED).hasValue(0);
  }

  @Test
  void cve20165004CompressedBodiesAreNotUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(call("supervisor.getPID", ""));
    }
    for (String encoding : List.of("gzip", "x-gzip", "deflate")) {
      assertThat(post("Content-Encoding: " + encoding + "\r\n", packed.toByteArray()))
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(supervisor.log).noneMatch(line -> line.startsWith("called"));
  }

  @Test
  void cve201917570SerializedExceptionsInFaultsStayBytes() throws IOException {
    String members =
        "<member><name>faultCause</name><value><base64>"
            + trap()
            + "</base64></value></member>"
            + "<member><name>faultCode</name><value><int>7</int></value></member>"
            + "<member><name>faultString</name><value>text</value></member>";
    String answer =
        "<methodResponse><fault><value><struct>"
            + members
            + "</struct></value></fault></methodResponse>";
    assertThatThrownBy(() -> XmlRpcResponseReader.read(answer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            XmlRpcFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(7);
              assertThat(fault.getCause()).isNull();
            });
    assertThat(REVIVED).hasValue(0);
  }

  @Test
  void theTrapWorks() throws Exception {
    byte[] bytes = Base64.getDecoder().decode(trap());
    int before = REVIVED.get();
    new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    assertThat(REVIVED.getAndSet(before)).isEqualTo(before + 1);
  }
}

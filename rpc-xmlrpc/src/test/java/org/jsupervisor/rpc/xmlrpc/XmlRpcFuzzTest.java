package org.jsupervisor.rpc.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever body is sent: a call or a refusal, an answer or a refusal, never another exception. */
class XmlRpcFuzzTest {
  private final XmlRpcCodec codec = new XmlRpcCodec();

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "<?xml version='1.0'?>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
                "<methodCall>",
                "</methodCall>",
                "<methodName>a.b</methodName>",
                "<params>",
                "</params>",
                "<param>",
                "</param>",
                "<value>",
                "</value>",
                "<int>1</int>",
                "<int>x</int>",
                "<int></int>",
                "<double>1e999</double>",
                "<boolean>2</boolean>",
                "<base64>=</base64>",
                "<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>",
                "<array><data>",
                "</data></array>",
                "<struct>",
                "</struct>",
                "<member><name>n</name>",
                "</member>",
                "<nil/>",
                "<ex:nil xmlns:ex='x'/>",
                "&b;",
                "&#0;",
                "&lt;",
                "<![CDATA[x]]>",
                "<!-- c -->",
                "<value><string>s</string></value>",
                "<a xmlns='x' b='c'>"),
            Arbitraries.strings().ofMaxLength(8));
    Arbitrary<String> loose = piece.list().ofMaxSize(20).map(pieces -> String.join("", pieces));
    return Arbitraries.oneOf(
        loose,
        loose.map(
            inner ->
                "<methodCall><methodName>a.b</methodName><params><param><value>"
                    + inner
                    + "</value></param></params></methodCall>"));
  }

  @Property
  void everyBodyIsACallOrRefused(@ForAll("bodies") String body) {
    read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void noiseIsRefused(@ForAll byte[] noise) {
    assertThat(read(noise)).isNull();
  }

  @Property
  void plainCallsMeanTheSameToBothReaders(@ForAll("bodies") String body)
      throws InvalidCallException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    MethodCall plain = PlainCallParser.parse(bytes);
    if (plain != null) {
      assertThat(codec.parseFully(bytes)).isEqualTo(plain);
    }
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings().map(XmlRpcFuzzTest::expressible),
            Arbitraries.integers(),
            Arbitraries.of(true, false),
            Arbitraries.doubles());
    Arbitrary<String> names = Arbitraries.strings().ofMaxLength(5).map(XmlRpcFuzzTest::expressible);
    return Arbitraries.recursive(
        () -> scalars,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4), Arbitraries.maps(names, inner).ofMaxSize(4)),
        0,
        3);
  }

  /** As it arrives: what XML cannot hold is replaced. */
  private static String expressible(String text) {
    return text.codePoints()
        .map(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r' ? c : 0xfffd)
        .map(c -> c < 0xd800 || (c >= 0xe000 && c != 0xfffe && c != 0xffff) ? c : 0xfffd)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("values") Object value) throws Exception {
    assertThat(Written.readBack(value)).isEqualTo(value);
    byte[] call = XmlRpcWriter.methodCall("a.b", List.of(value, value));
    assertThat(codec.parse(call)).isEqualTo(new MethodCall("a.b", List.of(value, value)));
  }

  @Property
  void everyAnswerIsReadOrRefused(@ForAll("bodies") String body) {
    readAnswer(
        body.replace("methodCall>", "methodResponse>").replace("<methodName>a.b</methodName>", ""));
  }

  @Property
  void faultsAreReadBack(@ForAll int code, @ForAll String text) throws Exception {
    assertThat(readAnswer(StandardCharsets.UTF_8.decode(XmlRpcWriter.fault(code, text)).toString()))
        .isEqualTo(code + " " + expressible(text));
  }

  private static @Nullable Object readAnswer(String answer) {
    try {
      return XmlRpcResponseReader.read(answer.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedAnswerException refused) {
      assertThat(refused).hasMessageStartingWith("cannot read answer");
      return null;
    } catch (XmlRpcFault fault) {
      return fault.code() + " " + fault.text();
    }
  }

  private @Nullable MethodCall read(byte[] body) {
    try {
      MethodCall call = codec.parse(body);
      assertThat(call.method()).isNotEmpty();
      return call;
    } catch (InvalidCallException refused) {
      assertThat(refused.reason()).isNotEmpty();
      return null;
    }
  }
}

package org.jsupervisor.rpc.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever body is sent: a call or a refusal, never another exception. */
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

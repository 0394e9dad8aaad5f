package org.jsupervisor.rpc.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcCodecTest {
  private final XmlRpcCodec codec = new XmlRpcCodec();

  private MethodCall parse(String xml) throws InvalidCallException {
    return codec.parse(xml.getBytes(StandardCharsets.UTF_8));
  }

  private Object value(String value) throws InvalidCallException {
    List<Object> params = parse(call(value)).params();
    assertThat(params).hasSize(1);
    return params.get(0);
  }

  private static String call(String value) {
    return "<?xml version=\"1.0\"?><methodCall><methodName>a.b</methodName><params><param><value>"
        + value
        + "</value></param></params></methodCall>";
  }

  private static String nested(int arrays) {
    return "<array><data><value>".repeat(arrays) + "x" + "</value></data></array>".repeat(arrays);
  }

  @Test
  void readsWhatClientsSend() throws InvalidCallException {
    MethodCall call =
        parse(
            """
            <?xml version='1.0'?>
            <methodCall>
            <methodName>a.b</methodName>
            <params>
            <param>
            <value><string>x</string></value>
            </param>
            <param>
            <value><boolean>1</boolean></value>
            </param>
            </params>
            </methodCall>
            """);
    assertThat(call).isEqualTo(new MethodCall("a.b", List.of("x", true)));
  }

  @Test
  void paramsMayBeMissingOrEmpty() throws InvalidCallException {
    MethodCall bare = new MethodCall("a.b", List.of());
    String name = "<methodCall><methodName>a.b</methodName>";
    assertThat(parse(name + "</methodCall>")).isEqualTo(bare);
    assertThat(parse(name + "<params/></methodCall>")).isEqualTo(bare);
    assertThat(parse(name + "<params>\n</params></methodCall>")).isEqualTo(bare);
  }

  @Test
  void untypedTextKeepsItsSpace() throws InvalidCallException {
    assertThat(value(" nope ")).isEqualTo(" nope ");
    assertThat(value("")).isEqualTo("");
    assertThat(value("a&lt;b&amp;<![CDATA[c>]]>&#233;")).isEqualTo("a<b&c>é");
    assertThat(value("<string/>")).isEqualTo("");
    assertThat(value("<string> x </string>")).isEqualTo(" x ");
    assertThat(value("a<!-- comment -->b")).isEqualTo("ab");
  }

  @Test
  void theMethodNameIsNotTrimmed() throws InvalidCallException {
    assertThat(parse("<methodCall><methodName> a.b </methodName></methodCall>").method())
        .isEqualTo(" a.b ");
  }

  @Test
  void numbersAreRead() throws InvalidCallException {
    assertThat(value("<int>-5</int>")).isEqualTo(-5);
    assertThat(value("<i4> +7 </i4>")).isEqualTo(7);
    assertThat(value("<int>4294967296</int>")).isEqualTo(4294967296L);
    assertThat(value("<double>1.5</double>")).isEqualTo(1.5);
    assertThat(value("<i8>12</i8>")).isEqualTo("12");
  }

  @Test
  void onlyTheDigitOneIsTrue() throws InvalidCallException {
    assertThat(value("<boolean>1</boolean>")).isEqualTo(true);
    assertThat(value("<boolean>0</boolean>")).isEqualTo(false);
    assertThat(value("<boolean>true</boolean>")).isEqualTo(false);
    assertThat(value("<boolean/>")).isEqualTo(false);
  }

  @Test
  void bytesAreReadAsText() throws InvalidCallException {
    assertThat(value("<base64>bm9wZQ==</base64>")).isEqualTo("nope");
    assertThat(value("<base64>\nw6Rz\nc2U=\n</base64>")).isEqualTo("ässe");
  }

  @Test
  void valuesMayDeclareNamespaces() throws Exception {
    assertThat(value("<e:x xmlns:e='u'>5</e:x>")).isEqualTo("5");
    assertThat(value("<int xmlns:e='u'>5</int>")).isEqualTo(5);
    assertThat(value("<array xmlns:e='u'><data xmlns:f='v'><value xmlns:e='w'/></data></array>"))
        .isEqualTo(List.of(""));
    assertThat(
            value(
                "<struct xmlns:e='u'><member xmlns:e='w'><name xmlns:g='x'>a</name>"
                    + "<value xmlns:f='v'><i4 xmlns:e='y'>1</i4></value></member></struct>"))
        .isEqualTo(Map.of("a", 1));
  }

  @Test
  void unknownTypesAreReadAsTextAndNilAsNull() throws InvalidCallException {
    assertThat(value("<unknown>nope</unknown>")).isEqualTo("nope");
    assertThat(value("<serializable>rO0ABQ==</serializable>")).isEqualTo("rO0ABQ==");
    assertThat(value("<nil/>")).isNull();
    assertThat(value("<i8/>")).isNull();
    assertThat(value("<dateTime.iso8601>20261121T01:02:03</dateTime.iso8601>"))
        .isEqualTo("20261121T01:02:03");
    assertThat(value("<dateTime.iso8601>90000000T00:00:09</dateTime.iso8601>"))
        .isEqualTo("90000000T00:00:09");
  }

  @Test
  void arraysAndStructsNest() throws InvalidCallException {
    assertThat(
            value(
                "<array><data><value><struct><member><name>methodName</name><value>x</value>"
                    + "</member><member><name>params</name><value><array><data/></array></value>"
                    + "</member></struct></value><value><nil/></value></data></array>"))
        .isEqualTo(Arrays.asList(Map.of("methodName", "x", "params", List.of()), null));
    assertThat(value("<struct></struct>")).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<int>abc</int>",
        "<int></int>",
        "<int>1.5</int>",
        "<int>99999999999999999999</int>",
        "<double>x</double>",
        "<base64>/w==</base64>",
        "<dateTime.iso8601>yesterday</dateTime.iso8601>",
        "<dateTime.iso8601>20261121T01:02:0</dateTime.iso8601>",
        "<dateTime.iso8601>20261121 01:02:03</dateTime.iso8601>",
        "<dateTime.iso8601>2026112/T01:02:03</dateTime.iso8601>",
        "<dateTime.iso8601>2026112:T01:02:03</dateTime.iso8601>",
        "<string>a<b/>c</string>",
        "</value><value>",
        "</value></param><param><value></value></param><param>",
        "&undefined;",
        "\u0001",
      })
  void badValuesAreUnmarshallable(String value) {
    assertThatThrownBy(() -> parse(call(value)))
        .isInstanceOf(InvalidCallException.class)
        .hasMessage("unmarshallable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<methodCall><methodName>x",
        "<methodCall><methodName>x</methodName></methodCall><more/>",
        "<methodResponse/>",
        "<methodCall><methodName>a</methodName><methodName>b</methodName></methodCall>",
        "<methodCall><methodName>a</methodName><params><param/></params></methodCall>",
      })
  void otherDocumentsAreUnmarshallable(String xml) {
    assertThatThrownBy(() -> parse(xml)).hasMessage("unmarshallable");
  }

  @Test
  void aCallWithoutNameIsSaidToHaveNone() {
    assertThatThrownBy(() -> parse("<methodCall><methodName></methodName></methodCall>"))
        .hasMessage("no method name");
    assertThatThrownBy(() -> parse("<methodCall/>")).hasMessage("no method name");
  }

  @Test
  void textIsAlwaysUtf() throws InvalidCallException {
    String declared =
        "<?xml version='1.0' encoding='ISO-8859-1'?><methodCall><methodName>ä</methodName>"
            + "</methodCall>";
    assertThat(parse(declared).method()).isEqualTo("ä");
    assertThat(parse("\uFEFF" + declared).method()).isEqualTo("ä");
    byte[] latin = call("é").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> codec.parse(latin)).hasMessage("unmarshallable");
  }

  @Test
  void documentTypesAreRefused() throws InvalidCallException {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE methodCall [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 30; i++) {
      String reference = "&a" + (i - 1) + ";";
      bomb.append("<!ENTITY a" + i + " \"" + reference.repeat(10) + "\">");
    }
    bomb.append("]>");
    String document = call("&a29;").replace("<?xml version=\"1.0\"?>", "");
    assertThatThrownBy(() -> parse(bomb + document)).hasMessage("unmarshallable");
    assertThatThrownBy(() -> parse("<!DOCTYPE methodCall>" + call("x").substring(21)))
        .hasMessage("unmarshallable");
    // The reader is kept from call to call and must not have been spoilt.
    assertThat(value("fine")).isEqualTo("fine");
  }

  @Test
  void nestingIsBounded() throws InvalidCallException {
    assertThat(value(nested(20))).isInstanceOf(List.class);
    assertThatThrownBy(() -> parse(call(nested(40)))).hasMessage("unmarshallable");
    assertThatThrownBy(() -> parse(call(nested(100_000)))).hasMessage("unmarshallable");
  }

  @Test
  void referencesToCharactersAreNotCountedAsExpansions() throws InvalidCallException {
    assertThat(value("&lt;&#233;".repeat(100_000))).isEqualTo("<é".repeat(100_000));
  }

  @Test
  void thousandsOfValuesAreNoBurden() throws InvalidCallException {
    String items = String.join("", Collections.nCopies(50_000, "<value>v</value>"));
    assertThat((List<?>) value("<array><data>" + items + "</data></array>")).hasSize(50_000);
  }
}

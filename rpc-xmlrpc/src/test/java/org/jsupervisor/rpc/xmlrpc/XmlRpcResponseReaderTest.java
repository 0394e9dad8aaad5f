package org.jsupervisor.rpc.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class XmlRpcResponseReaderTest {
  @Test
  void whatTheWriterWroteIsReadBack() throws Exception {
    Object value =
        List.of(
            1,
            -7,
            true,
            false,
            1.5,
            "a&b<c>\"'\r\n\t e\u00e9\u20ac\ud83d\ude00",
            "",
            Map.of("name", "web", "codes", List.of(0, 2), "none", Map.of()),
            List.of());

    assertThat(Written.readBack(value)).isEqualTo(value);
  }

  @Test
  void faultsAreThrown() {
    byte[] answer = Written.bytes(XmlRpcWriter.fault(92, "CANT_REREAD: 'x' < 1"));

    XmlRpcFault fault =
        catchThrowableOfType(XmlRpcFault.class, () -> XmlRpcResponseReader.read(answer));

    assertThat(fault.code()).isEqualTo(92);
    assertThat(fault.text()).isEqualTo("CANT_REREAD: 'x' < 1");
  }

  @Test
  void everyTypeIsUnderstood() throws Exception {
    assertThat(value("<i4> 5 </i4>")).isEqualTo(5);
    assertThat(value("<i8>5000000000</i8>")).isEqualTo(5_000_000_000L);
    assertThat(value("<ex:i8 xmlns:ex='a>b'>5</ex:i8>")).isEqualTo(5L);
    assertThat(value("<double>-2.5e3</double>")).isEqualTo(-2500.0);
    assertThat(value("<nil/>")).isNull();
    assertThat(value("<string/>")).isEqualTo("");
    assertThat(value("<base64>\naGVs\nbG8=\n</base64>"))
        .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(value("<dateTime.iso8601>20261120T10:00:00</dateTime.iso8601>"))
        .isEqualTo("20261120T10:00:00");
    assertThat(value(" untyped ")).isEqualTo(" untyped ");
    assertThat(value("")).isEqualTo("");
    assertThat(value("<array><data><value><nil/></value></data></array>"))
        .isEqualTo(Arrays.asList((Object) null));
  }

  @Test
  void referencesAndSectionsBecomeText() throws Exception {
    assertThat(
            value(
                "<string>&lt;&gt;&amp;&quot;&apos;&#13;&#x20AC;<!-- no --><![CDATA[<&>]]></string>"))
        .isEqualTo("<>&\"'\r\u20ac<&>");
  }

  @Test
  void literalLineEndsAreUnified() throws Exception {
    assertThat(value("<string>a\r\nb\rc\n</string>")).isEqualTo("a\nb\nc\n");
  }

  @Test
  void documentTypesAreRefused() {
    String answer =
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><methodResponse><params><param>"
            + "<value>&a;</value></param></params></methodResponse>";

    assertThatThrownBy(() -> read(answer))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining("document type");
  }

  @Test
  void bottomlessNestingIsRefused() {
    String open = "<array><data><value>".repeat(5000);
    String close = "</value></data></array>".repeat(5000);

    assertThatThrownBy(() -> value(open + close))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining("too deep");
  }

  @Test
  void damagedAnswersAreRefusedAtEveryLength() {
    String whole =
        StandardCharsets.UTF_8
            .decode(XmlRpcWriter.response(Map.of("a", List.of(1, "x&y"))))
            .toString();
    int needed = whole.indexOf("</methodResponse>");

    for (int length = 0; length < needed; length++) {
      String part = whole.substring(0, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(MalformedAnswerException.class);
    }
  }

  @Test
  @Timeout(20)
  void largeAnswersTakeTimeInProportion() throws Exception {
    List<Map<String, Object>> many = Collections.nCopies(20_000, Map.of("name", "x", "pid", 7));

    assertThat(Written.readBack(many)).isEqualTo(many);
  }

  @Test
  void everyMisnamedElementIsRefused() {
    String answer =
        "<methodResponse><params><param><value><array><data><value><struct><member><name>a</name>"
            + "<value><int>1</int></value></member></struct></value></data></array></value></param>"
            + "</params></methodResponse>";
    for (int at = answer.indexOf('<'); at >= 0; at = answer.indexOf('<', at + 1)) {
      String wrong = answer.substring(0, answer.indexOf('>', at)) + "x";
      String rest = answer.substring(answer.indexOf('>', at));
      assertThatThrownBy(() -> read(wrong + rest))
          .as(wrong)
          .isInstanceOf(MalformedAnswerException.class);
    }
  }

  @Test
  void badValuesAreRefused() {
    for (String bad :
        List.of(
            "<int>x</int>",
            "<boolean>true</boolean>",
            "<what>1</what>",
            "<string>&nope;</string>",
            "<string>&#xFFFFFFF;</string>",
            "<array></array>",
            "<struct><member><value/></member></struct>")) {
      assertThatThrownBy(() -> value(bad)).isInstanceOf(MalformedAnswerException.class);
    }
  }

  private static @Nullable Object value(String inner) throws Exception {
    return read(
        "<?xml version='1.0'?>\n<methodResponse><params><param><value>"
            + inner
            + "</value></param></params></methodResponse>");
  }

  private static @Nullable Object read(String answer) throws Exception {
    return XmlRpcResponseReader.read(answer.getBytes(StandardCharsets.UTF_8));
  }
}

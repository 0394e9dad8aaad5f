package org.jsupervisor.rpc.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlRpcWriterTest {
  @Test
  void answersAreLaidOutAsPythonDoes() {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("a", 1);
    struct.put("b", List.of());
    List<Object> value = List.of(1, true, 1.5, "a&b<c>\n", struct, Map.of());

    assertThat(text(XmlRpcWriter.response(value)))
        .isEqualTo(
            """
            <?xml version='1.0'?>
            <methodResponse>
            <params>
            <param>
            <value><array><data>
            <value><int>1</int></value>
            <value><boolean>1</boolean></value>
            <value><double>1.5</double></value>
            <value><string>a&amp;b&lt;c&gt;
            </string></value>
            <value><struct>
            <member>
            <name>a</name>
            <value><int>1</int></value>
            </member>
            <member>
            <name>b</name>
            <value><array><data>
            </data></array></value>
            </member>
            </struct></value>
            <value><struct>
            </struct></value>
            </data></array></value>
            </param>
            </params>
            </methodResponse>
            """);
  }

  @Test
  void faultsAreLaidOutAsPythonDoes() {
    assertThat(text(XmlRpcWriter.fault(10, "BAD_NAME: <x>")))
        .isEqualTo(
            """
            <?xml version='1.0'?>
            <methodResponse>
            <fault>
            <value><struct>
            <member>
            <name>faultCode</name>
            <value><int>10</int></value>
            </member>
            <member>
            <name>faultString</name>
            <value><string>BAD_NAME: &lt;x&gt;</string></value>
            </member>
            </struct></value>
            </fault>
            </methodResponse>
            """);
  }

  @Test
  void callsAreLaidOutAsPythonDoes() {
    assertThat(text(XmlRpcWriter.methodCall("supervisor.startProcess", List.of("web", false))))
        .isEqualTo(
            """
            <?xml version='1.0'?>
            <methodCall>
            <methodName>supervisor.startProcess</methodName>
            <params>
            <param>
            <value><string>web</string></value>
            </param>
            <param>
            <value><boolean>0</boolean></value>
            </param>
            </params>
            </methodCall>
            """);
  }

  @Test
  void structsWriteTheirOwnMembersInOrder() {
    XmlRpcStruct struct =
        writer -> {
          writer.member("name", "web");
          writer.member("pid", 7);
          writer.member("up", true);
          writer.member("codes", List.of(0, 2));
        };

    assertThat(text(XmlRpcWriter.response(struct)))
        .contains(
            "<value><struct>\n<member>\n<name>name</name>\n<value><string>web</string></value>\n",
            "</member>\n<member>\n<name>pid</name>\n<value><int>7</int></value>\n",
            "<name>up</name>\n<value><boolean>1</boolean></value>\n",
            "<name>codes</name>\n<value><array><data>\n<value><int>0</int></value>\n");
  }

  @Test
  void whatXmlForbidsBecomesTheReplacementCharacter() {
    assertThat(string("a\u0000\u001b\uD800b\uDC00\uFFFE\uFFFF\t\n"))
        .isEqualTo("a\uFFFD\uFFFD\uFFFDb\uFFFD\uFFFD\uFFFD\t\n");
  }

  @Test
  void carriageReturnsSurviveAsReferences() {
    assertThat(string("a\r\n")).isEqualTo("a&#13;\n");
  }

  @Test
  void charactersOfEveryWidthGoOutAsUtf() {
    assertThat(string("e\u00e9\u20ac\ud83d\ude00\u007f"))
        .isEqualTo("e\u00e9\u20ac\ud83d\ude00\u007f");
  }

  @Test
  void longsAreClampedToWhatFitsThirtyTwoBits() {
    assertThat(text(XmlRpcWriter.response(List.of(1L << 40, -1L << 40, 0L, -10, 1999999999))))
        .contains(
            "<int>2147483647</int>",
            "<int>-2147483648</int>",
            "<int>0</int>",
            "<int>-10</int>",
            "<int>1999999999</int>");
  }

  @Test
  void longTextGrowsTheBuffer() {
    String text = "&".repeat(100_000);
    assertThat(string(text)).isEqualTo("&amp;".repeat(100_000));
  }

  @Test
  void elementsMayBeLargerOrSmallerThanTheFirst() throws Exception {
    for (int first : List.of(0, 1_000, 2 << 20)) {
      List<Object> values = new ArrayList<>(List.of("a".repeat(first)));
      for (int length = 1; length < 200_000; length *= 7) {
        values.add(List.of("b".repeat(length), length));
      }
      assertThat(Written.readBack(values)).isEqualTo(values);
    }
  }

  @Test
  void whatIsOnlyExpectedIsNoReasonToRefuse() {
    List<Object> values = List.of("a".repeat(26 << 20), List.of("b".repeat(2 << 20), "", "", ""));
    assertThat(XmlRpcWriter.response(values).remaining()).isBetween(28 << 20, 29 << 20);
  }

  @Test
  void answersHoldHardlyMoreMemoryThanTheyNeed() {
    for (int count = 1; count < 100_000; count = 3 * count + 1) {
      ByteBuffer answer = XmlRpcWriter.response(Collections.nCopies(count, "element"));
      int held = answer.array().length - answer.arrayOffset();
      assertThat(held).isBetween(answer.remaining(), answer.remaining() * 9 / 8);
    }
  }

  @Test
  void valuesOfOtherTypesAreRefused() {
    assertThatThrownBy(() -> XmlRpcWriter.response('c'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot write a value of java.lang.Character");
  }

  private static String string(String value) {
    String answer = text(XmlRpcWriter.response(value));
    int start = answer.indexOf("<string>") + "<string>".length();
    return answer.substring(start, answer.indexOf("</string>"));
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

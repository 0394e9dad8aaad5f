package org.jsupervisor.rpc.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain requests are read as the full parser reads them, others are left to it. */
class PlainCallParserTest {
  private static final String[] PIECES = {
    "<?xml version='1.0'?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "<methodCall>",
    "</methodCall>",
    "<methodName>",
    "</methodName>",
    "<params>",
    "</params>",
    "<params/>",
    "<param>",
    "</param>",
    "<value>",
    "</value>",
    "<string>",
    "</string>",
    "<int>",
    "</int>",
    "<i4>",
    "</i4>",
    "<boolean>",
    "</boolean>",
    "a.b",
    "1",
    "0",
    "-0",
    "007",
    "-12",
    "2147483648",
    "999999999",
    " ",
    "\n",
    "\r\n",
    "\t",
    "&amp;",
    "]]>",
    ">",
    "<!-- c -->",
    "\u00e9",
    "\u0001",
    "text with blanks ",
    "<nil/>",
    "<double>",
    "</double>",
    "\uFEFF",
    "\u0000"
  };
  private static final int DOCUMENTS = 60_000;

  private final XmlRpcCodec full = new XmlRpcCodec();

  private static @Nullable MethodCall plain(String document) {
    return PlainCallParser.parse(document.getBytes(StandardCharsets.UTF_8));
  }

  private static String call(String params) {
    return "<?xml version='1.0'?>\n<methodCall>\n<methodName>a.b</methodName>\n"
        + params
        + "\n</methodCall>\n";
  }

  private static String value(String value) {
    return call("<params>\n<param>\n<value>" + value + "</value>\n</param>\n</params>");
  }

  @Test
  void whatClientsSendIsRead() {
    assertThat(plain(call("<params>\n</params>"))).isEqualTo(new MethodCall("a.b", List.of()));
    assertThat(plain(call("<params/>"))).isEqualTo(new MethodCall("a.b", List.of()));
    assertThat(plain(call(""))).isEqualTo(new MethodCall("a.b", List.of()));
    assertThat(plain(value("<string>web:* 1</string>")))
        .isEqualTo(new MethodCall("a.b", List.of("web:* 1")));
    assertThat(plain(value("<string></string>"))).isEqualTo(new MethodCall("a.b", List.of("")));
    assertThat(plain(value("<int>-16</int>"))).isEqualTo(new MethodCall("a.b", List.of(-16)));
    assertThat(plain(value("<boolean>1</boolean>")))
        .isEqualTo(new MethodCall("a.b", List.of(true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<string>a&amp;b</string>",
        "<string>\u00e9</string>",
        "<string>a\r\nb</string>",
        "<string>]]></string>",
        "<string/>",
        "plain",
        "<int>2147483648</int>",
        "<int> 1</int>",
        "<boolean>true</boolean>",
        "<nil/>",
        "<array><data></data></array>",
        "<string>a</string><string>b</string>",
        "<!-- c --><int>1</int>"
      })
  void allElseIsLeftToTheFullParser(String value) {
    assertThat(plain(value(value))).isNull();
  }

  @Test
  void bothParsersAgree() throws InvalidCallException {
    Random random = new Random(20261127);
    int read = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      String document = document(random);
      MethodCall plain = plain(document);
      if (plain != null) {
        read++;
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        assertThat(full.parseFully(body)).as(document).isEqualTo(plain);
      }
    }
    assertThat(read).as("documents that both read").isGreaterThan(DOCUMENTS / 20);
  }

  /** A good document in which up to three pieces are put in, left out or exchanged. */
  private static String document(Random random) {
    StringBuilder document = new StringBuilder();
    document.append(random.nextInt(4) == 0 ? "" : PIECES[random.nextInt(2)]);
    document.append(blank(random)).append("<methodCall>").append(blank(random));
    document.append("<methodName>a.b</methodName>").append(blank(random)).append("<params>");
    for (int count = random.nextInt(3); count > 0; count--) {
      document.append(blank(random)).append("<param>").append(blank(random)).append("<value>");
      String type = new String[] {"string", "int", "i4", "boolean"}[random.nextInt(4)];
      document.append(blank(random)).append('<').append(type).append('>');
      document.append(PIECES[21 + random.nextInt(13)]);
      document.append("</").append(type).append('>').append(blank(random)).append("</value>");
      document.append(blank(random)).append("</param>");
    }
    document.append(blank(random)).append("</params>").append(blank(random));
    document.append("</methodCall>").append(blank(random));
    for (int count = random.nextInt(4); count > 0; count--) {
      int at = random.nextInt(document.length() + 1);
      int end = Math.min(document.length(), at + random.nextInt(2) * random.nextInt(12));
      document.replace(at, end, random.nextBoolean() ? PIECES[random.nextInt(PIECES.length)] : "");
    }
    return document.toString();
  }

  private static String blank(Random random) {
    return new String[] {"", "", "\n", " ", "\t", "\r\n"}[random.nextInt(6)];
  }
}

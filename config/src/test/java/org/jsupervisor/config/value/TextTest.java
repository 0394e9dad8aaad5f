package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void quotesAreChosenAndEscapedAsTheOriginalDoes() {
    assertThat(PythonRepr.of("plain é €")).isEqualTo("'plain é €'");
    assertThat(PythonRepr.of("it's")).isEqualTo("\"it's\"");
    assertThat(PythonRepr.of("it's \"x\"")).isEqualTo("'it\\'s \"x\"'");
    assertThat(PythonRepr.of("\n\t\r\\\u0007\u00a0\u2028"))
        .isEqualTo("'\\n\\t\\r\\\\\\x07\\xa0\\u2028'");
    assertThat(PythonRepr.of("\udc80")).isEqualTo("'\\udc80'");
    assertThat(PythonRepr.of("'")).isEqualTo("\"'\"");
    assertThat(PythonRepr.of("\"'")).isEqualTo("'\"\\''");
    assertThat(PythonRepr.of(" ~\u001f\u007f\u00ad\uffff\udbff\udfff"))
        .isEqualTo("' ~\\x1f\\x7f\\xad\\uffff\\U0010ffff'");
  }

  @Test
  void everythingOutsideAsciiIsEscapedIfWanted() {
    assertThat(PythonRepr.ascii("a~\u007f\u0080\u00ff\u0100\uffff\ud800\udc00"))
        .isEqualTo("'a~\\x7f\\x80\\xff\\u0100\\uffff\\U00010000'");
  }

  @Test
  void bytesAreQuotedWithEverythingOutsideAsciiEscaped() {
    byte[] bytes = {'x', (byte) 0x88, '\n', '\''};
    assertThat(PythonRepr.ofBytes(bytes, 0, 3)).isEqualTo("b'x\\x88\\n'");
    assertThat(PythonRepr.ofBytes(bytes, 1, 3)).isEqualTo("b\"\\x88\\n'\"");
    byte[] framed = {'\'', '~', 0x7f, '\''};
    assertThat(PythonRepr.ofBytes(framed, 1, 2)).isEqualTo("b'~\\x7f'");
  }

  @Test
  void anyBytesSurviveBeingText() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      assertThat(LosslessText.encode(LosslessText.decode(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void goodTextIsDecodedAndBadBytesBecomeLoneSurrogates() {
    byte[] good = "a é € \ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    assertThat(LosslessText.decode(good)).isEqualTo("a é € \ud83d\ude00");
    assertThat(LosslessText.decode(new byte[] {'a', (byte) 0xe9, 'b'})).isEqualTo("a\udce9b");
    byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
    assertThat(LosslessText.decode(surrogate)).isEqualTo("\udced\udca0\udc80");
  }

  @Test
  void whatIsNotTextIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> Utf8.decode(new byte[] {'a', (byte) 0xe9, 'b'}))
        .hasMessage(
            "'utf-8' codec can't decode byte 0xe9 in position 1: invalid continuation byte");
    assertThatThrownBy(() -> Utf8.decode(new byte[] {(byte) 0xff}))
        .hasMessage("'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
    assertThatThrownBy(() -> Utf8.decode(new byte[] {(byte) 0xe2, (byte) 0x82}))
        .hasMessage("'utf-8' codec can't decode bytes in position 0-1: unexpected end of data");
  }

  @Test
  void theShortestAndLongestSequencesOfEachLengthAreText() {
    String text = "\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.decode(bytes)).isEqualTo(text);
    assertThat(LosslessText.decode(bytes)).isEqualTo(text);
    assertThat(LosslessText.encode(text)).isEqualTo(bytes);
    byte[] tooHigh = {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80};
    assertThatThrownBy(() -> Utf8.decode(tooHigh)).hasMessageContaining("byte 0xf4 in position 0");
    byte[] noContinuation = {(byte) 0xc2, (byte) 0xc0};
    assertThatThrownBy(() -> Utf8.decode(noContinuation))
        .hasMessageContaining("invalid continuation byte");
  }

  @Test
  void spacesAreThoseOfTheDialectAndNoOthers() {
    StringBuilder spaces = new StringBuilder();
    for (int ch = 0; ch <= Character.MAX_VALUE; ch++) {
      if (PythonText.isSpace((char) ch)) {
        spaces.append(Integer.toHexString(ch)).append(' ');
      }
    }
    assertThat(spaces)
        .hasToString(
            "9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009"
                + " 200a 2028 2029 202f 205f 3000 ");
  }

  @Test
  void wordsAndOrderFollowCodePoints() {
    assertThat(PythonText.words(" a\u00a0b\n c\u2028")).containsExactly("a", "b", "c");
    assertThat(PythonText.compare("\uffee", "\ud83d\ude00")).isNegative();
    assertThat(PythonText.compare("x_10", "x_2")).isNegative();
    assertThat(PythonText.compare("\ud83d\ude00", "\ud83d\ude01")).isNegative();
    assertThat(PythonText.compare("\ud83d\ude00", "\ud83d\uffff")).isPositive();
    assertThat(PythonText.compare("\ude00", "\uffff")).isNegative();
    assertThat(PythonText.compare("a\ude00", "a\uffff")).isNegative();
    assertThat(PythonText.compare("a", "ab")).isNegative();
    assertThat(PythonText.compare("a", "a")).isZero();
  }
}

package org.jsupervisor.config.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;

class ExpansionsTest {
  private final Expansions names =
      Expansions.ofEnvironment(Map.of("HOME", "/root"))
          .inner()
          .put("here", "/etc")
          .put("process_num", 7)
          .put("a(b)c", "nested");

  private void refuses(String text, String detail) {
    assertThatThrownBy(() -> names.expand(text, "s.o"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("Format string '" + text + "' for 's.o' is badly formatted: " + detail);
  }

  @Test
  void namesAreReplaced() {
    assertThat(names.expand("%(here)s/x-%(ENV_HOME)s", "s.o")).isEqualTo("/etc/x-/root");
    assertThat(names.expand("100%% of 5", "s.o")).isEqualTo("100% of 5");
    assertThat(names.expand("%(a(b)c)s", "s.o")).isEqualTo("nested");
  }

  @Test
  void numbersTakeWidthsPrecisionsAndBases() {
    assertThat(names.expand("%(process_num)02d|%(process_num)-4d|%(process_num)+d", "s.o"))
        .isEqualTo("07|7   |+7");
    assertThat(names.expand("%(process_num)#x|%(process_num)#05o|%(process_num).3d", "s.o"))
        .isEqualTo("0x7|0o007|007");
    assertThat(names.expand("%(process_num).2f|%(process_num)e|%(process_num)g", "s.o"))
        .isEqualTo("7.00|7.000000e+00|7");
    assertThat(names.expand("%(here).2s|%(here)6s|%(process_num)ld", "s.o"))
        .isEqualTo("/e|  /etc|7");
    assertThat(names.expand("%(here)r", "s.o")).isEqualTo("'/etc'");
    assertThat(names.expand("%(process_num)3.0c", "s.o")).isEqualTo("  \u0007");
  }

  @Test
  void numbersAreWrittenAsTheOriginalWritesThem() {
    String formats =
        "%(n)e|%(n).0e|%(n)#.0e|%(n).2E|%(n)f|%(n).0f|%(n)#.0f|%(n)010.2f|"
            + "%(n)g|%(n).3g|%(n)#g|%(n)#.2G|%(n).0g|%(n)+d|%(n) d|%(n)-9d.|%(n)#X|"
            + "%(n)#o|%(n)012x|%(n).9d";
    assertThat(names.inner().put("n", 0).expand(formats, "s.o"))
        .isEqualTo(
            "0.000000e+00|0e+00|0.e+00|0.00E+00|0.000000|0|0.|0000000.00|0|0|"
                + "0.00000|0.0|0|+0| 0|0        .|0X0|0o0|000000000000|000000000");
    assertThat(names.inner().put("n", -1234567).expand(formats, "s.o"))
        .isEqualTo(
            "-1.234567e+06|-1e+06|-1.e+06|-1.23E+06|-1234567.000000|-1234567|"
                + "-1234567.|-1234567.00|-1.23457e+06|-1.23e+06|-1.23457e+06|-1.2E+06|"
                + "-1e+06|-1234567|-1234567|-1234567 .|-0X12D687|-0o4553207|-0000012d687|"
                + "-001234567");
    assertThat(names.inner().put("n", 100000).expand(formats, "s.o"))
        .isEqualTo(
            "1.000000e+05|1e+05|1.e+05|1.00E+05|100000.000000|100000|100000.|"
                + "0100000.00|100000|1e+05|100000.|1.0E+05|1e+05|+100000| 100000|"
                + "100000   .|0X186A0|0o303240|0000000186a0|000100000");
    assertThat(names.inner().put("n", -95).expand(formats, "s.o"))
        .isEqualTo(
            "-9.500000e+01|-1e+02|-1.e+02|-9.50E+01|-95.000000|-95|-95.|-000095.00|"
                + "-95|-95|-95.0000|-95.|-1e+02|-95|-95|-95      .|-0X5F|-0o137|"
                + "-0000000005f|-000000095");
    assertThat(names.inner().put("n", 999999).expand(formats, "s.o"))
        .isEqualTo(
            "9.999990e+05|1e+06|1.e+06|1.00E+06|999999.000000|999999|999999.|"
                + "0999999.00|999999|1e+06|999999.|1.0E+06|1e+06|+999999| 999999|"
                + "999999   .|0XF423F|0o3641077|0000000f423f|000999999");
    assertThat(names.inner().put("n", Integer.MAX_VALUE).expand(formats, "s.o"))
        .isEqualTo(
            "2.147484e+09|2e+09|2.e+09|2.15E+09|2147483647.000000|2147483647|"
                + "2147483647.|2147483647.00|2.14748e+09|2.15e+09|2.14748e+09|2.1E+09|"
                + "2e+09|+2147483647| 2147483647|2147483647.|0X7FFFFFFF|0o17777777777|"
                + "00007fffffff|2147483647");
  }

  @Test
  void textsArePaddedAndCutByCharacters() {
    Expansions texts = names.inner().put("t", "é\ud83d\ude00€");
    assertThat(texts.expand("%(t)5s|%(t)-5s|%(t).2s|%(t)-4.1s|%(t)3s", "s.o"))
        .isEqualTo("  é\ud83d\ude00€|é\ud83d\ude00€  |é\ud83d\ude00|é   |é\ud83d\ude00€");
    assertThat(texts.put("c", "\ud83d\ude00").expand("%(c)-3c|", "s.o"))
        .isEqualTo("\ud83d\ude00  |");
    refuses("%(here)c", "%c requires int or char");
    refuses("%(here)~s", "unsupported format character '~' (0x7e) at index 7");
    assertThatThrownBy(() -> names.expand("%(here)\u007fs", "s.o"))
        .hasMessageEndingWith("unsupported format character '?' (0x7f) at index 7");
  }

  @Test
  void unknownNamesAreListedWithTheKnownOnes() {
    assertThatThrownBy(() -> names.expand("%(nope)s", "program:x.command"))
        .hasMessage(
            "Format string '%(nope)s' for 'program:x.command' contains names ('nope') which cannot"
                + " be expanded. Available names: ENV_HOME, a(b)c, here, process_num");
  }

  @Test
  void badFormatsAreNamed() {
    refuses("100%", "incomplete format");
    refuses("%(here)", "incomplete format");
    refuses("%(here", "incomplete format key");
    refuses("x %Y", "unsupported format character 'Y' (0x59) at index 3");
    refuses("50% off", "%o format: an integer is required, not dict");
    refuses("%d", "%d format: a real number is required, not dict");
    refuses("%(here)d", "%d format: a real number is required, not str");
    refuses("%(here)x", "%x format: an integer is required, not str");
    refuses("%c", "%c requires int or char");
    refuses("%f", "must be real number, not dict");
    refuses("%*d", "* wants int");
    refuses("%(process_num)*0", "not enough arguments for format string");
    refuses("%(process_num).3*", "unsupported format character '*' (0x2a) at index 16");
  }

  @Test
  void aBarePlaceholderDoesNotShowTheWholeEnvironment() {
    refuses("%s", "not enough arguments for format string");
    refuses("%r", "not enough arguments for format string");
    refuses("%(here)s %s", "not enough arguments for format string");
  }

  @Test
  void innerNamesHideOuterOnesUntilRevealed() {
    Expansions inner = names.inner();
    inner.putVariable("HOME", "/inner");
    inner.putVariable("OWN", "x");
    assertThat(inner.expand("%(ENV_HOME)s", "s.o")).isEqualTo("/inner");
    inner.revealVariable("HOME");
    inner.revealVariable("OWN");
    assertThat(inner.expand("%(ENV_HOME)s%(ENV_OWN)s", "s.o")).isEqualTo("/rootx");
  }
}

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

package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellQuotingTest {
  @Test
  void outsideOfQuotesAllButPlainCharactersAreEscaped() {
    StringBuilder plain = new StringBuilder();
    for (char ch = 1; ch < 0x180; ch++) {
      String fitting = ShellQuoting.fit("a ", String.valueOf(ch));
      if (fitting.length() == 1) {
        plain.append(ch);
      } else {
        assertThat(fitting).isEqualTo("\\" + ch);
      }
    }
    assertThat(plain)
        .hasToString("+-./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
  }

  @Test
  void insideOfQuotesOnlyTheirOwnMarksAreEscaped() {
    assertThat(ShellQuoting.fit("a '", "it's \"b\" \\")).isEqualTo("it'\\''s \"b\" \\");
    assertThat(ShellQuoting.fit("a \"", "it's \"b\" \\")).isEqualTo("it's \\\"b\\\" \\\\");
  }

  @Test
  void quotesThatAreClosedOrEscapedAreNotOpen() {
    assertThat(ShellQuoting.fit("'a' ", " ")).isEqualTo("\\ ");
    assertThat(ShellQuoting.fit("'a\"", " ")).isEqualTo(" ");
    assertThat(ShellQuoting.fit("\\'", " ")).isEqualTo("\\ ");
    assertThat(ShellQuoting.fit("\"\\\"", "'")).isEqualTo("'");
    assertThat(ShellQuoting.fit("'\\'", " ")).isEqualTo("\\ ");
  }
}

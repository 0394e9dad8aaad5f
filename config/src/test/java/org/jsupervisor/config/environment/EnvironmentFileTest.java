package org.jsupervisor.config.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
  private static Map<String, String> read(String text) {
    return EnvironmentFile.variables(text, "/etc/app.env");
  }

  @Test
  void linesAreNamesAndValues() {
    assertThat(read("A=1\n  B = two words  \nC=\n\n# no\n; no\nexport D=x\nE=a=b"))
        .containsExactly(
            Map.entry("A", "1"),
            Map.entry("B", "two words"),
            Map.entry("C", ""),
            Map.entry("D", "x"),
            Map.entry("E", "a=b"));
  }

  @Test
  void quotesKeepWhatTheyHold() {
    assertThat(
            read("A='it''s $1 \\n'\nB=\" x \\\"y\\\" \\$z\\n\\q \"\nC=a\"b c\"'d'\nD=\"1\n2\"\n"))
        .containsEntry("A", "its $1 \\n")
        .containsEntry("B", " x \"y\" $z\n\\q ")
        .containsEntry("C", "ab cd")
        .containsEntry("D", "1\n2");
  }

  @Test
  void commentsFollowBlanks() {
    assertThat(read("A=1 # one\nB=a#b\nC=\"x\" # y\nD=#empty\nE=x=#y\nF=a\\ #b\n"))
        .containsEntry("E", "x=#y")
        .containsEntry("F", "a #b")
        .containsEntry("A", "1")
        .containsEntry("B", "a#b")
        .containsEntry("C", "x")
        .containsEntry("D", "");
  }

  @Test
  void backslashesEscapeAndContinue() {
    assertThat(read("A=a\\ b\\\\c\\ \nB=one\\\ntwo\n"))
        .containsEntry("A", "a b\\c ")
        .containsEntry("B", "onetwo");
  }

  @Test
  void otherLineEndsAndMarksAreTaken() {
    assertThat(read("\ufeffA=1\r\nB='x'\r\n")).containsEntry("A", "1").containsEntry("B", "x");
  }

  @Test
  void theLaterOfTwoWins() {
    assertThat(read("A=1\nexport A\nA=2\n")).isEqualTo(Map.of("A", "2"));
  }

  @Test
  void whatIsNoVariableIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("A=1\n\nsecret word\n"))
        .hasMessage("cannot read line 3 of /etc/app.env: write NAME=value");
    assertThatThrownBy(() -> read("A=1\n2B=secret\n"))
        .hasMessage("cannot read line 2 of /etc/app.env: a name is made of letters, digits and _");
    assertThatThrownBy(() -> read("A='secret\nB=1\n"))
        .hasMessage("cannot read line 1 of /etc/app.env: close the quotation mark");
  }

  /** The ASCII characters that may stand there in a name. */
  private static String allowed(String before) {
    StringBuilder allowed = new StringBuilder();
    for (char ch = '!'; ch < 0x80; ch++) {
      try {
        if (read(before + ch + "=1").containsKey(before + ch)) {
          allowed.append(ch);
        }
      } catch (ConfigException refused) {
        assertThat(refused).hasMessageStartingWith("cannot read line 1 of /etc/app.env: ");
      }
    }
    return allowed.toString();
  }

  @Test
  void namesAreMadeOfLettersDigitsAndSomeMarks() {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    assertThat(allowed("")).isEqualTo(letters);
    assertThat(allowed("x")).isEqualTo("-.0123456789" + letters);
  }

  @Test
  void blanksMayStandAroundNamesAndEndsNeedNoLineFeed() {
    assertThat(read("export\tA\t=\t1")).containsEntry("A", "1");
    assertThat(read("export = 1")).containsEntry("export", "1");
    assertThat(read("export A \nB=2")).isEqualTo(Map.of("B", "2"));
    assertThat(read("A=1\\")).containsEntry("A", "1");
    assertThatThrownBy(() -> read("A=\"1\\")).hasMessageContaining("close the quotation mark");
    assertThatThrownBy(() -> read("A=1\nB='\n\n"))
        .hasMessage("cannot read line 2 of /etc/app.env: close the quotation mark");
  }
}

package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineWordsTest {
  @Test
  void wordsAreQuotedAsInAShell() {
    assertThat(CommandLineWords.split("bash -c \"sleep 1 && exec x\" 'a b' c\\ d \"\""))
        .containsExactly("bash", "-c", "sleep 1 && exec x", "a b", "c d", "");
  }

  @Test
  void nothingIsExpandedAndNothingIsAComment() {
    assertThat(CommandLineWords.split("echo $HOME *.c #x ~; `y`"))
        .containsExactly("echo", "$HOME", "*.c", "#x", "~;", "`y`");
  }

  @Test
  void linesOfAMultilineValueAreSeparated() {
    assertThat(CommandLineWords.split("a\nb\tc\r\n")).containsExactly("a", "b", "c");
    assertThat(CommandLineWords.split(" \n")).isEmpty();
  }

  @Test
  void openQuotesAndTrailingBackslashesAreRefused() {
    assertThatThrownBy(() -> CommandLineWords.split("a 'b")).hasMessage("No closing quotation");
    assertThatThrownBy(() -> CommandLineWords.split("a b\\")).hasMessage("No escaped character");
    assertThatThrownBy(() -> CommandLineWords.split("\"a\\")).hasMessage("No escaped character");
  }
}

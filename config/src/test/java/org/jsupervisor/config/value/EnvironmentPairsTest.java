package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EnvironmentPairsTest {
  private static Map<String, String> parse(String text) {
    EnvironmentPairs pairs = EnvironmentPairs.of(text);
    if (pairs.fault() != null) {
      throw pairs.fault();
    }
    return pairs.pairs();
  }

  @Test
  void pairsAreSeparatedByCommasAndQuotedAsInAShell() {
    assertThat(parse("A=1,B=\"x, y\",C='it''s',"))
        .containsExactly(entry("A", "1"), entry("B", "x, y"), entry("C", "its"));
    assertThat(parse("A=\"x\"y")).containsExactly(entry("A", "xy"));
    assertThat(parse("A=\"\"")).containsExactly(entry("A", ""));
    assertThat(parse("A=\"a\\\"b\\n\"")).containsExactly(entry("A", "a\"b\\n"));
    assertThat(parse("A=\"two\nlines\"")).containsExactly(entry("A", "two\nlines"));
    assertThat(parse("")).isEmpty();
  }

  @Test
  void anyTokenSeparatesAndIsDropped() {
    assertThat(parse("A=1;B=2")).containsExactly(entry("A", "1"), entry("B", "2"));
    assertThat(parse("A=a b")).containsExactly(entry("A", "a"));
  }

  @Test
  void punctuationEndsAnUnquotedValue() {
    assertThat(parse("A=$X")).containsExactly(entry("A", "$"));
    assertThat(parse("A=~/x")).containsExactly(entry("A", "~"));
    assertThat(parse("A=a#b")).containsExactly(entry("A", "a"));
    assertThat(parse("PATH=/bin:/usr/bin.d-1+(x)"))
        .containsExactly(entry("PATH", "/bin:/usr/bin.d-1+(x)"));
  }

  @Test
  void laterPairsWinAndKeysAreNotChecked() {
    assertThat(parse("1=2,-A=1,1=3")).containsExactly(entry("1", "3"), entry("-A", "1"));
  }

  @Test
  void unfinishedPairsAreRefused() {
    for (String text : new String[] {"A=1,B", "A=", "A=1 B=2", "A=a@b", "A=a=b", "A"}) {
      assertThatThrownBy(() -> parse(text))
          .isInstanceOf(ConfigException.class)
          .hasMessage("Unexpected end of key/value pairs in value '" + text + "'");
    }
    assertThatThrownBy(() -> parse("A=\"1")).hasMessage("No closing quotation");
    assertThatThrownBy(() -> parse("A=1\\")).hasMessage("No escaped character");
  }

  @Test
  void onlyLettersDigitsAndSomePunctuationMakeWords() {
    StringBuilder letters = new StringBuilder();
    for (char ch = 1; ch < 0x180; ch++) {
      EnvironmentPairs pairs = EnvironmentPairs.of("A=x" + ch);
      if (("x" + ch).equals(pairs.pairs().get("A"))) {
        letters.append(ch);
      }
    }
    assertThat(letters)
        .hasToString(
            "()+-./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
                + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ");
  }

  @Test
  void commentsGoToTheEndOfTheirLine() {
    assertThat(parse("A=1#x\n,B=2 # y")).containsExactly(entry("A", "1"), entry("B", "2"));
    assertThat(parse("#\nA=1")).containsExactly(entry("A", "1"));
  }

  @Test
  void theFaultsBeforeAnOpenQuoteAreToldWithIt() {
    EnvironmentPairs pairs = EnvironmentPairs.of("A=1,B,C='x");
    ConfigException fault = Objects.requireNonNull(pairs.fault());
    assertThat(fault).hasMessage("No closing quotation");
    assertThat(fault.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            ConfigException.class, further -> assertThat(further.piece()).isEqualTo("pair 2"));
    fault = Objects.requireNonNull(EnvironmentPairs.of("A=1,B='x").fault());
    assertThat(fault).hasMessage("No closing quotation").hasNoSuppressedExceptions();
    assertThat(EnvironmentPairs.of("A=1;B=2,C=3").namesWithoutComma()).containsExactly("A");
  }
}

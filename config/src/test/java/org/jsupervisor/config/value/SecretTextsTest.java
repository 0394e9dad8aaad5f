package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretTextsTest {
  private static String masked(String text, String... secrets) {
    return SecretTexts.of(List.of(secrets)).masked(text);
  }

  @Test
  void everySecretIsHiddenWhereverItStands() {
    assertThat(masked("pw9 and pw9, not pw8", "pw9")).isEqualTo("******** and ********, not pw8");
    assertThat(masked("nothing here", "pw9")).isEqualTo("nothing here");
  }

  @Test
  void aSecretThatIsPartOfAnotherLeavesNothingOfItToSee() {
    assertThat(masked("abcdef", "cd", "abcdef")).isEqualTo("********");
    assertThat(masked("abcdef", "abcdef", "cd")).isEqualTo("********");
    assertThat(masked("cd abcdef", "ab", "cd", "ef"))
        .isEqualTo("******** ************************");
  }

  @Test
  void whatStandsInTheMaskIsLeftThere() {
    assertThat(masked("pw9 *", "pw9", "*")).isEqualTo("******** *");
  }

  @Test
  void emptyTextsAreNoSecrets() {
    assertThat(SecretTexts.of(List.of("", ""))).isSameAs(SecretTexts.NONE);
    assertThat(masked("a", "", "a")).isEqualTo("********");
    assertThat(SecretTexts.NONE.isEmpty()).isTrue();
    assertThat(SecretTexts.of(List.of("a")).isEmpty()).isFalse();
  }

  @Test
  void twoCollectionsHideTheTextsOfBoth() {
    SecretTexts first = SecretTexts.of(List.of("one"));
    SecretTexts second = SecretTexts.of(List.of("eleven"));
    assertThat(first.and(second).masked("one eleven")).isEqualTo("******** ********");
    assertThat(first.and(SecretTexts.NONE)).isSameAs(first);
    assertThat(SecretTexts.NONE.and(second)).isSameAs(second);
  }

  @Test
  void theyHaveNoPartInComparisonsAndDoNotShowThemselves() {
    SecretTexts texts = SecretTexts.of(List.of("one", "two"));
    assertThat(texts).isEqualTo(SecretTexts.NONE).hasSameHashCodeAs(SecretTexts.NONE);
    assertThat(texts).isNotEqualTo("one").hasToString("2 secret texts");
  }

  @Test
  void namesOfSecretsAreKnownInAnyCase() {
    assertThat(List.of("db_password", "PASSWD", "MySecret", "api-token", "KEYFILE"))
        .allMatch(SecretNames::isSecret);
    assertThat(List.of("PATH", "PASS", "TOKE", "")).noneMatch(SecretNames::isSecret);
  }
}

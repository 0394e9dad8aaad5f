package org.jsupervisor.ctl.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "'', a, false",
    "*, '', true",
    "*, a:b, true",
    "a*, abc, true",
    "a*, ba, false",
    "*c, abc, true",
    "*b, abc, false",
    "a*c*e, abcde, true",
    "a*bc, abcbc, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "web_[0-2], web_1, true",
    "web_[0-2], web_3, false",
    "[!ab]x, cx, true",
    "[!ab]x, ax, false",
    "[]]x, ]x, true",
    "[a, [a, true",
    "[a-], -, true",
    "many:*, many:many_0, true",
    "A, a, false",
  })
  void matchesAsFileNamesDo(String pattern, String name, boolean matches) {
    assertThat(new Wildcard(pattern).matches(name)).isEqualTo(matches);
  }
}

package org.jsupervisor.config.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.config.probe.LinePattern.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Patterns looked for in lines that programs print. */
class LinePatternTest {
  @Test
  void itIsFoundAnywhere() {
    LinePattern pattern = LinePattern.compile("listening on \\d+");
    assertThat(pattern.search("12:00 listening on 80, go")).isEqualTo(Verdict.FOUND);
    assertThat(pattern.search("listening on port 80")).isEqualTo(Verdict.NOT_FOUND);
    assertThat(LinePattern.compile("^.*ready.*$").search("x".repeat(4000) + "ready"))
        .isEqualTo(Verdict.FOUND);
  }

  @Test
  @Timeout(10)
  void whatWouldTakeForEverIsGivenUp() {
    LinePattern pattern = LinePattern.compile("^(a+)+$");
    assertThat(pattern.search("a".repeat(4000) + "b")).isEqualTo(Verdict.GAVE_UP);
    assertThat(pattern.search("aaa")).isEqualTo(Verdict.FOUND);
  }

  @Test
  void whatNeedsTooMuchStackIsGivenUp() {
    LinePattern pattern = LinePattern.compile("^(a|b)*c$");
    assertThat(pattern.search("ab".repeat(200_000))).isEqualTo(Verdict.GAVE_UP);
  }
}

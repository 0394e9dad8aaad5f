package org.jsupervisor.config.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberTemplateTest {
  @Test
  void numbersAreFoundWhereTextsDiffer() {
    assertThat(NumberTemplate.of(List.of("a0", "a1"), 0)).isEqualTo("a%(process_num)d");
    assertThat(NumberTemplate.of(List.of("a08-8", "a09-9", "a10-10"), 8))
        .isEqualTo("a%(process_num)02d-%(process_num)d");
    assertThat(NumberTemplate.of(List.of("same 1", "same 1"), 1)).isEqualTo("same 1");
  }

  @Test
  void otherDifferencesHaveNoTemplate() {
    assertThat(NumberTemplate.of(List.of("a", "b"), 0)).isNull();
    assertThat(NumberTemplate.of(List.of("x1", "x"), 1)).isNull();
  }
}

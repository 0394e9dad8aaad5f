package org.jsupervisor.ctl.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonLiteralTest {
  @Test
  void valuesLookAsTheOriginalShowsThem() {
    assertThat(PythonLiteral.of("it's")).isEqualTo("\"it's\"");
    assertThat(PythonLiteral.of(List.of("a", 1, true))).isEqualTo("['a', 1, True]");
    assertThat(PythonLiteral.of(Map.of("b", List.of(), "a", 2.5))).isEqualTo("{'a': 2.5, 'b': []}");
  }

  @Test
  void longListHasALineForEachElement() {
    String element = "x".repeat(50);
    assertThat(PythonLiteral.of(List.of(element, element)))
        .isEqualTo("['" + element + "',\n '" + element + "']");
  }
}

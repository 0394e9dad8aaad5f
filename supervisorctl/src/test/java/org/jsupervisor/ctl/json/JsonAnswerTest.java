package org.jsupervisor.ctl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The document that a verb fills in. */
class JsonAnswerTest {
  @Test
  void whatIsNotKnownIsNull() {
    assertThat(answer("reread").line())
        .isEqualTo(
            "{\"format\": 1,\"command\": \"reread\",\"exit_status\": 0,\"errors\": [],"
                + "\"added\": null,\"changed\": null,\"removed\": null}\n");
  }

  @Test
  void errorsHaveTheWordOfTheirCode() {
    JsonAnswer answer = answer("version");
    answer.error("a \"b\"\u00e9", 10, "x");
    answer.error("c", 0, null);
    answer.error("d", 12345, null);
    answer.fail(7);
    answer.fail(4);

    assertThat(answer.line())
        .contains("\"exit_status\": 4")
        .contains(
            "{\"text\": \"a \\\"b\\\"\\u00e9\",\"name\": \"x\",\"code\": 10,"
                + "\"fault\": \"BAD_NAME\"}")
        .contains("{\"text\": \"c\",\"name\": null,\"code\": null,\"fault\": null}")
        .contains("\"code\": 12345,\"fault\": null");
  }

  @Test
  void membersAreThoseOfTheAction() {
    assertThat(JsonAnswer.of("start")).isNull();
    assertThatThrownBy(() -> answer("pid").put("version", "1"))
        .hasMessage("cannot put version into pid");
  }

  @Test
  void theOptionIsAWordOfItsOwn() {
    assertThat(JsonOption.isGiven("a --json b")).isTrue();
    assertThat(JsonOption.without("a --json  b")).isEqualTo("a  b");
    assertThat(JsonOption.without("--json")).isEmpty();
    for (String other : List.of("", "a", "--jsonx", "x--json", "a:--json")) {
      assertThat(JsonOption.isGiven(other)).isFalse();
      assertThat(JsonOption.without(other)).isEqualTo(other);
    }
  }

  private static JsonAnswer answer(String command) {
    return Objects.requireNonNull(JsonAnswer.of(command));
  }
}

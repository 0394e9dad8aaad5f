package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GetOptTest {
  private static final List<GetOpt.Option> OPTIONS =
      List.of(
          new GetOpt.Option('c', "configuration", true),
          new GetOpt.Option('q', "childlogdir", true),
          new GetOpt.Option('h', "help", false),
          new GetOpt.Option('?', "help", false),
          new GetOpt.Option('\0', "check", false, false));

  private static String name(String word) {
    return GetOpt.parse(OPTIONS, List.of(word)).options().get(0).option().longName();
  }

  @Test
  void anOptionThatCannotBeShortenedMakesNoOtherAmbiguous() {
    assertThat(name("--check")).isEqualTo("check");
    assertThat(name("--ch=x")).isEqualTo("childlogdir");
    assertThatThrownBy(() -> name("--chec")).hasMessage("option --chec not recognized");
    assertThatThrownBy(() -> name("--c=x")).hasMessage("option --c not a unique prefix");
  }

  @Test
  void aSecondLetterDoesNotMakeItsLongNameAmbiguous() {
    assertThat(name("--he")).isEqualTo("help");
    assertThat(name("-?")).isEqualTo("help");
  }
}

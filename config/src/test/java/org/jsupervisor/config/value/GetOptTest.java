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

  /** Options as {@code typed=value}, then the other words behind a bar. */
  private static String parsed(String... words) {
    GetOpt.Parsed parsed = GetOpt.parse(OPTIONS, List.of(words));
    StringBuilder text = new StringBuilder();
    for (GetOpt.Given given : parsed.options()) {
      text.append(given.typed());
      text.append(given.value() == null ? "" : "=" + given.value()).append(' ');
    }
    return text + "| " + String.join(" ", parsed.rest());
  }

  @Test
  void valuesAreAttachedOrFollow() {
    assertThat(parsed("-c", "a", "-qb", "--conf", "c", "--childlogdir=d", "--childlogdir="))
        .isEqualTo("-c=a -q=b --configuration=c --childlogdir=d --childlogdir= | ");
    assertThat(parsed("--configuration", "--help")).isEqualTo("--configuration=--help | ");
  }

  @Test
  void lettersWithoutValuesStandTogetherWithOneThatHasOne() {
    assertThat(parsed("-h?", "-hca", "-hc", "b")).isEqualTo("-h -? -h -c=a -h -c=b | ");
  }

  @Test
  void theFirstOtherWordEndsTheOptions() {
    assertThat(parsed("-h", "start", "-h")).isEqualTo("-h | start -h");
    assertThat(parsed("-", "-h")).isEqualTo("| - -h");
    assertThat(parsed("", "-h")).isEqualTo("|  -h");
    assertThat(parsed("-h", "--", "-h")).isEqualTo("-h | -h");
    assertThat(parsed()).isEqualTo("| ");
  }

  @Test
  void whatIsWrongIsNamedAsTyped() {
    assertThatThrownBy(() -> parsed("-hx")).hasMessage("option -x not recognized");
    assertThatThrownBy(() -> parsed("-c")).hasMessage("option -c requires argument");
    assertThatThrownBy(() -> parsed("-h", "--conf"))
        .hasMessage("option --configuration requires argument");
    assertThatThrownBy(() -> parsed("--help=x"))
        .hasMessage("option --help must not have an argument");
    assertThatThrownBy(() -> parsed("--=x")).hasMessage("option -- not a unique prefix");
    assertThatThrownBy(() -> parsed("--nope=x")).hasMessage("option --nope not recognized");
  }
}

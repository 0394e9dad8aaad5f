package org.jsupervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jsupervisor.ctl.screen.Screen;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void optionsEndAtTheFirstWord() throws UsageException {
    CommandLine line = CommandLine.parse(List.of("-cx", "-u", "bob", "status", "-i"));

    assertThat(line.configFile()).isEqualTo("x");
    assertThat(line.username()).isEqualTo("bob");
    assertThat(line.isInteractive()).isFalse();
    assertThat(line.line()).isEqualTo("status -i");
  }

  @Test
  void optionsEndAtTwoDashes() throws UsageException {
    assertThat(CommandLine.parse(List.of("-i", "--", "-c", "x")).line()).isEqualTo("-c x");
  }

  @Test
  void aSingleDashIsAWord() throws UsageException {
    assertThat(CommandLine.parse(List.of("-")).line()).isEqualTo("-");
  }

  @Test
  void longOptionsMayBeShortened() throws UsageException {
    assertThat(CommandLine.parse(List.of("--conf", "x")).configFile()).isEqualTo("x");
    assertThat(CommandLine.parse(List.of("--conf=x=y")).configFile()).isEqualTo("x=y");
    assertThat(CommandLine.parse(List.of("--pass", "")).password()).isEmpty();
  }

  @Test
  void lettersMayBeJoined() throws UsageException {
    CommandLine line = CommandLine.parse(List.of("-iuann", "-p", "-x"));

    assertThat(line.isInteractive()).isTrue();
    assertThat(line.username()).isEqualTo("ann");
    assertThat(line.password()).isEqualTo("-x");
  }

  @Test
  void helpHidesWhatFollowsIt() throws UsageException {
    assertThat(CommandLine.parse(List.of("-h", "-s", "foo")).isHelp()).isTrue();
    assertThat(CommandLine.parse(List.of("-?")).isHelp()).isTrue();
    assertThat(refusal("-s", "foo", "-h")).contains("is not a URL");
    assertThat(refusal("-h", "-x")).isEqualTo("option -x not recognized");
  }

  @Test
  void refusalsAreWordedAsGetoptDoes() {
    assertThat(refusal("--bogus=1")).isEqualTo("option --bogus not recognized");
    assertThat(refusal("--h")).isEqualTo("option --h not a unique prefix");
    assertThat(refusal("--conf")).isEqualTo("option --configuration requires argument");
    assertThat(refusal("-c")).isEqualTo("option -c requires argument");
    assertThat(refusal("--help=x")).isEqualTo("option --help must not have an argument");
    assertThat(refusal("-u", "a", "--user=b"))
        .isEqualTo("conflicting command line option '--username'");
    assertThat(refusal("-s", "it's"))
        .isEqualTo("invalid value for -s \"it's\": value \"it's\" is not a URL");
  }

  @Test
  void newOptionsMakeNoneOfTheOldAmbiguous() throws UsageException {
    assertThat(CommandLine.parse(List.of("--c", "x")).configFile()).isEqualTo("x");
    assertThat(refusal("--js", "status")).isEqualTo("option --js not recognized");
  }

  @Test
  void jsonIsForActionsThatHaveSomethingToTell() throws UsageException {
    assertThat(CommandLine.parse(List.of("--json", "status", "a")).line())
        .isEqualTo("status a --json");
    assertThat(refusal("--json")).isEqualTo("option --json cannot be used without action");
    assertThat(refusal("--json", "start", "a"))
        .isEqualTo("option --json cannot be used with start");
  }

  @Test
  void coloursAreChosenByThreeWords() throws UsageException {
    assertThat(CommandLine.parse(List.of("--color=always")).colour())
        .isEqualTo(Screen.Colour.ALWAYS);
    assertThat(CommandLine.parse(List.of("--color", "never")).colour())
        .isEqualTo(Screen.Colour.NEVER);
    assertThat(refusal("--color=blue"))
        .isEqualTo("invalid value for --color 'blue': value must be auto, always or never");
  }

  @Test
  void urlsNeedASchemeAndSomethingMore() throws UsageException {
    for (String url : List.of("http://x", "unix:///x", "localhost:9001", "ftp://x")) {
      assertThat(CommandLine.parse(List.of("-s", url)).serverUrl()).isEqualTo(url);
    }
    for (String other : List.of("x", "http://", "http:", ":x", "1a:x", "/a:b")) {
      assertThat(refusal("-s", other)).endsWith("is not a URL");
    }
  }

  @Test
  void linesAreParsedAsTheShellDoes() {
    assertThat(ParsedLine.parse("  start  a b ")).isEqualTo(line("start  a b", "start", "a b"));
    assertThat(ParsedLine.parse("start-x")).isEqualTo(line("start-x", "start", "-x"));
    assertThat(ParsedLine.parse("reload-program a"))
        .isEqualTo(line("reload-program a", "reload-program", "a"));
    assertThat(ParsedLine.parse("reload-x")).isEqualTo(line("reload-x", "reload", "-x"));
    assertThat(ParsedLine.parse("?start")).isEqualTo(line("help start", "help", "start"));
    assertThat(ParsedLine.parse("!ls").word()).isEmpty();
    assertThat(ParsedLine.parse(" \t").line()).isEmpty();
  }

  private static ParsedLine line(String line, String word, String arguments) {
    return new ParsedLine(line, word, arguments);
  }

  private static String refusal(String... arguments) {
    return catchThrowableOfType(UsageException.class, () -> CommandLine.parse(List.of(arguments)))
        .text();
  }
}

package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.supervisord.CommandLine.CheckOutput;
import org.jsupervisor.supervisord.CommandLine.Request;
import org.jsupervisor.supervisord.control.NoAccounts;
import org.junit.jupiter.api.Test;

final class CommandLineTest {
  private static CommandLine parse(String... arguments) {
    GetOpt.Parsed parsed = CommandLine.split(List.of(arguments));
    Request first = CommandLine.firstRequest(parsed);
    return first == Request.RUN
        ? CommandLine.read(parsed, environment())
        : new CommandLine(first, null, CommandLineOverrides.NONE, CheckOutput.NONE);
  }

  private static LoaderEnvironment environment() {
    String here = Path.of("").toAbsolutePath().toString();
    return new LoaderEnvironment(Map.of(), "host", here, 0, new NoAccounts(), true);
  }

  @Test
  void refusesInTheOriginalsWords() throws IOException {
    int checked = 0;
    for (Path recording : ReferenceRuns.matching("bad-cli-*.expected")) {
      List<String> lines = Files.readAllLines(recording);
      String[] arguments = valueOf(lines, "argv: ").split(" ");
      String error = valueOf(lines, "| Error: ");
      if (error.startsWith("Invalid user name")) {
        assertThat(parse(arguments).overrides().user()).isEqualTo("no_such_user");
      } else {
        assertThatThrownBy(() -> parse(arguments))
            .as(recording.getFileName().toString())
            .isInstanceOf(ConfigException.class)
            .hasMessage(error);
      }
      checked++;
    }
    assertThat(checked).isGreaterThanOrEqualTo(11);
  }

  private static String valueOf(List<String> lines, String start) {
    for (String line : lines) {
      if (line.startsWith(start)) {
        return line.substring(start.length());
      }
    }
    throw new AssertionError("no line starts with " + start);
  }

  @Test
  void takesClustersAttachedValuesAndPrefixes() {
    CommandLine line = parse("-nkt", "-c/etc/s.conf", "--logfile_max=1KB", "--ident", "me");
    assertThat(line.request()).isEqualTo(Request.RUN);
    assertThat(line.configFile()).isEqualTo("/etc/s.conf");
    assertThat(line.overrides().nodaemon()).isTrue();
    assertThat(line.overrides().nocleanup()).isTrue();
    assertThat(line.overrides().stripAnsi()).isTrue();
    assertThat(line.overrides().silent()).isNull();
    assertThat(line.overrides().identifier()).isEqualTo("me");
    assertThat(line.overrides().logfileMaxbytes()).hasToString("ByteSize[bytes=1024]");
  }

  @Test
  void helpAndVersionCountOnlyOnALineWithoutErrors() {
    assertThat(parse("-v").request()).isEqualTo(Request.VERSION);
    assertThat(parse("--help").request()).isEqualTo(Request.HELP);
    assertThat(parse("-?").request()).isEqualTo(Request.HELP);
    assertThatThrownBy(() -> parse("-v", "extra"))
        .hasMessage("positional arguments are not supported: ['extra']");
    assertThatThrownBy(() -> parse("-v", "-Z")).hasMessage("option -Z not recognized");
  }

  @Test
  void optionsActFromLeftToRight() {
    assertThat(parse("-v", "-m", "9").request()).isEqualTo(Request.VERSION);
    assertThatThrownBy(() -> parse("-m", "9", "-v"))
        .hasMessage("invalid value for -m '9': 9 can not be converted to an octal type");
  }

  @Test
  void ownOptionsNeedTheirFullNames() {
    CommandLine line = parse("--check", "--json", "-c", "x", "--dump", "--show-secrets");
    assertThat(line.request()).isEqualTo(Request.CHECK);
    assertThat(line.configFile()).isEqualTo("x");
    assertThat(line.output()).isEqualTo(new CheckOutput(true, true, true));
    assertThatThrownBy(() -> parse("--chec")).hasMessage("option --chec not recognized");
    assertThatThrownBy(() -> parse("--js")).hasMessage("option --js not recognized");
    assertThatThrownBy(() -> parse("--json")).hasMessage("option --json requires option --check");
  }

  @Test
  void ownOptionsLeaveShortenedOnesAsTheyWere() {
    assertThat(parse("--d", "/").overrides().directory()).isEqualTo("/");
    assertThat(parse("--ch", "/").overrides().childlogdir()).isEqualTo("/");
    assertThat(parse("--co", "x").configFile()).isEqualTo("x");
    assertThat(parse("--si").overrides().silent()).isTrue();
    assertThat(parse("--he").request()).isEqualTo(Request.HELP);
    assertThatThrownBy(() -> parse("--c", "x")).hasMessage("option --c not a unique prefix");
    assertThatThrownBy(() -> parse("--s")).hasMessage("option --s not a unique prefix");
  }

  @Test
  void pathsMustLieInExistingDirectories() {
    assertThatThrownBy(() -> parse("-l", "/no/such/dir/x.log"))
        .hasMessage(
            "invalid value for -l '/no/such/dir/x.log': The directory named as part of the path"
                + " /no/such/dir/x.log does not exist");
    assertThatThrownBy(() -> parse("--directory", "/no/such"))
        .hasMessage(
            "invalid value for --directory '/no/such': /no/such is not an existing directory");
    assertThat(parse("-l", "plain.log").overrides().logfile()).isEqualTo("plain.log");
  }

  @Test
  void namesAllOptionsInItsHelp() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CommandLineHelp.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), "jsupervisord");
    String help = bytes.toString(StandardCharsets.UTF_8);
    assertThat(help).contains("jsupervisord", "--configuration", "--minprocs", "-h, --help");
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.config.ini.IniSyntaxException;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.option.Finding;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded refusal that the configuration alone decides has the original's text. */
class GoldenRefusalsTest {
  /** Decided by the kernel, by privileges or by the command line's grammar. */
  private static final Set<String> NOT_DECIDED_BY_CONFIGURATION =
      Set.of(
          "bad-cli-ambiguous-prefix",
          "bad-cli-bad-level",
          "bad-cli-bad-minfds",
          "bad-cli-bad-umask",
          "bad-cli-missing-argument",
          "bad-cli-option-twice",
          "bad-cli-positional",
          "bad-cli-twice",
          "bad-cli-unknown-long",
          "bad-cli-unknown-short",
          "bad-cli-user",
          "bad-fcgi-socket-unbindable",
          "bad-file-unreadable",
          "bad-inet-bad-address",
          "bad-inet-in-use",
          "bad-rpcinterface-raises",
          "bad-supervisord-minfds-too-high",
          "bad-supervisord-user-nonroot",
          "bad-unix-dir-missing",
          "bad-unix-in-use");

  /** Where 4.4.0.dev0 differs from the 4.2.5 recording and its text is the one wanted. */
  private static final Set<String> AS_LATER_VERSION =
      Set.of("bad-supervisord-environment-expansion");

  /** Where a text of the original is mended (daemon.md 10, 3 and 4): what it had, what it has. */
  private static final Map<String, List<String>> MENDED =
      Map.of(
          "bad-group-trailing-comma", List.of("[program:x] names", "[group:g] names"),
          "bad-group-unknown-program", List.of("[program:x] names", "[group:g] names"),
          "bad-fcgi-socket-format",
              List.of(
                  "('Bad socket format %s', 'udp://localhost:9000')",
                  "Bad socket format 'udp://localhost:9000'"),
          "bad-fcgi-socket-relative",
              List.of(
                  "('Unix socket path %s is not an absolute path', 'run/f.sock')",
                  "Unix socket path 'run/f.sock' is not an absolute path"));

  @TestFactory
  List<DynamicTest> refusesWithTheRecordedText(@TempDir Path directory) throws IOException {
    Path golden = ReferenceData.directory("compat/golden");
    List<DynamicTest> tests = new ArrayList<>();
    for (Path expected : ReferenceData.files(golden, "bad-*.expected")) {
      String name = String.valueOf(expected.getFileName()).replace(".expected", "");
      if (!NOT_DECIDED_BY_CONFIGURATION.contains(name)) {
        tests.add(DynamicTest.dynamicTest(name, () -> check(golden, name, directory)));
      }
    }
    assertThat(tests).hasSize(81);
    return tests;
  }

  private static void check(Path golden, String name, Path directory) throws IOException {
    for (Path file : ReferenceData.files(golden, name + ".{conf,inc}")) {
      Files.copy(file, directory.resolve(file.getFileName()));
    }
    if (name.equals("bad-file-is-directory")) {
      Files.createDirectory(directory.resolve(name + ".conf"));
    }
    LoaderEnvironment environment =
        new LoaderEnvironment(
            Map.of("HOME", "/root", "LANG", "C.UTF-8", "PATH", "/usr/bin:/bin"),
            "host",
            directory.toString(),
            0,
            FakeAccounts.strict(),
            true);
    String file = directory.resolve(name + ".conf").toString();
    ConfigLoader loader = new ConfigLoader(file, CommandLineOverrides.NONE, environment);
    ConfigException refused = catchThrowableOfType(ConfigException.class, loader::load);
    assertThat(refused).as("the configuration is refused").isNotNull();
    List<String> mended = MENDED.getOrDefault(name, List.of("", ""));
    String recorded = recorded(golden, name, directory);
    assertThat(recorded).contains(mended.get(0));
    assertThat(refused.text()).isEqualTo(recorded.replace(mended.get(0), mended.get(1)));
    checkInspection(new ConfigInspection(file, CommandLineOverrides.NONE, environment), refused);
  }

  /** What refuses a start is the first error of a check. */
  private static void checkInspection(ConfigInspection inspection, ConfigException refused) {
    List<Finding> errors = new ArrayList<>();
    for (Finding finding : inspection.findings()) {
      if (finding.isError()) {
        errors.add(finding);
      }
    }
    assertThat(errors).isNotEmpty();
    Finding first = errors.get(0);
    assertThat(first.line()).isEqualTo(refused.line());
    if (!(refused.getCause() instanceof IniSyntaxException)) {
      assertThat(refused.text()).startsWith(first.text());
    }
  }

  private static String recorded(Path golden, String name, Path directory) throws IOException {
    String file = Files.readString(golden.resolve(name + ".expected"), StandardCharsets.UTF_8);
    int first =
        AS_LATER_VERSION.contains(name) ? file.lastIndexOf("| Error: ") : file.indexOf("| Error: ");
    int end = file.indexOf("\n| For help", first);
    return file.substring(first + "| Error: ".length(), end)
        .replace("\n| ", "\n")
        .replace("DIR/", directory + "/");
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.option.Finding;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Configurations from public repositories load as the original loads them, field by field. */
class RealConfigsTest {
  /** What the recorded data calls the directory above the working directory. */
  private static final String RECORDED_PARENT = "CONFDIR/heldout";

  @TestFactory
  List<DynamicTest> loadsAsTheOriginal(@TempDir Path directory) throws IOException {
    Path configs = ReferenceData.directory("real-configs");
    List<DynamicTest> tests = new ArrayList<>();
    for (Path config : ReferenceData.files(configs, "*.conf")) {
      String name = String.valueOf(config.getFileName());
      tests.add(DynamicTest.dynamicTest(name, () -> check(configs, name, directory)));
    }
    assertThat(tests).hasSize(51);
    return tests;
  }

  private static void check(Path configs, String name, Path directory) throws IOException {
    Path jsonFile = configs.resolve("expected").resolve(name.replaceFirst("\\.conf$", ".json"));
    String json =
        Files.readString(jsonFile)
            .replace(RECORDED_PARENT, String.valueOf(configs.getParent()))
            .replace("CONFDIR", configs.toString())
            .replace("WRAPDIR", directory.toString());
    JsonText expected = JsonText.parse(json);
    Map<String, String> given = expected.member("env_given").strings();
    FakeAccounts accounts = FakeAccounts.permissive();
    LoaderEnvironment environment =
        new LoaderEnvironment(given, "host", configs.toString(), 0, accounts, false);
    boolean isFragment =
        !("\n" + Files.readString(configs.resolve(name))).contains("\n[supervisord]");
    String file = isFragment ? wrapped(configs, name, directory).toString() : name;
    ConfigLoader loader = new ConfigLoader(file, CommandLineOverrides.NONE, environment);
    ConfigInspection inspection =
        new ConfigInspection(file, CommandLineOverrides.NONE, environment);
    assertThat(inspection.findings().stream().anyMatch(Finding::isError))
        .as("a check finds errors where the original does")
        .isEqualTo(expected.member("result").isNull());
    if (expected.member("result").isNull()) {
      ConfigException refused = catchThrowableOfType(ConfigException.class, loader::load);
      assertThat(refused).as("the configuration is refused").isNotNull();
      assertThat(refused.text().replace(configs + "/", ""))
          .isEqualTo(expected.member("error").value());
    } else {
      ModelDump dump = new ModelDump(accounts, configs.toString());
      List<String> differences = new ArrayList<>();
      compare("", dump.recorded(expected.member("result")), dump.of(loader.load()), differences);
      assertThat(differences).isEmpty();
      assertThat(Objects.requireNonNull(inspection.config()).groups())
          .isEqualTo(loader.load().groups());
    }
  }

  static void compare(
      String path, @Nullable Object expected, @Nullable Object actual, List<String> differences) {
    if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
      Set<Object> names = new HashSet<>(left.keySet());
      names.addAll(right.keySet());
      for (Object name : names) {
        compare(path + "/" + name, left.get(name), right.get(name), differences);
      }
    } else if (expected instanceof List<?> left
        && actual instanceof List<?> right
        && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(path + "/" + i, left.get(i), right.get(i), differences);
      }
    } else if (!Objects.equals(expected, actual)) {
      differences.add(path + ": " + expected + " expected, but was " + actual);
    }
  }

  private static Path wrapped(Path configs, String name, Path directory) throws IOException {
    String text =
        "[supervisord]\nlogfile="
            + directory
            + "/s.log\npidfile="
            + directory
            + "/s.pid\n[include]\nfiles="
            + configs
            + "/"
            + name
            + "\n";
    return Files.writeString(directory.resolve("wrapper.conf"), text);
  }
}

package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Configurations from public repositories load as the original loads them, field by field. */
class RealConfigsTest {
  /** The expected data was made with every file in this directory below the working one. */
  private static final String RECORDED_DIRECTORY = "heldout";

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
            .replace("CONFDIR/" + RECORDED_DIRECTORY, configs.toString())
            .replace("CONFDIR", configs.toString())
            .replace("WRAPDIR", directory.toString());
    JsonText expected = JsonText.parse(json);
    Map<String, String> given = expected.member("env_given").strings();
    FakeAccounts accounts = FakeAccounts.permissive();
    LoaderEnvironment environment =
        new LoaderEnvironment(given, "host", configs.toString(), 0, accounts, false);
    boolean isFragment = !Files.readString(configs.resolve(name)).contains("\n[supervisord]");
    String file = isFragment ? wrapped(configs, name, directory).toString() : name;
    ConfigLoader loader = new ConfigLoader(file, CommandLineOverrides.NONE, environment);
    if (expected.member("result").isNull()) {
      ConfigException refused = catchThrowableOfType(ConfigException.class, loader::load);
      assertThat(refused).as("the configuration is refused").isNotNull();
      assertThat(refused.text().replace(configs + "/", ""))
          .isEqualTo(expected.member("error").value());
    } else {
      ModelDump dump = new ModelDump(accounts, configs.toString());
      assertThat(dump.of(loader.load())).isEqualTo(dump.recorded(expected.member("result")));
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

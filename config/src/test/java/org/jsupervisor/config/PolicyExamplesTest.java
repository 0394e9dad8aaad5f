package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.config.check.ConfigCheck;
import org.jsupervisor.config.check.ConfigReport;
import org.jsupervisor.config.check.Problem;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of options beyond supervisor's: checked, in effect, and listed as they are. */
class PolicyExamplesTest {
  private static final Path PAGES =
      Path.of(System.getProperty("root.dir", ".."), "docs/reference/configuration");
  private static final Pattern PAGE =
      Pattern.compile("^\\| \\[[^]]+]\\(([a-z-]+\\.md)\\) \\|", Pattern.MULTILINE);
  private static final Pattern EXAMPLE = Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL);

  private final Path directory;

  PolicyExamplesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @TestFactory
  List<DynamicTest> everyPageHasExamplesThatWork() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String section : List.of("program.md", "fcgi-program.md")) {
      Matcher page = PAGE.matcher(Files.readString(PAGES.resolve(section)));
      int before = tests.size();
      while (page.find()) {
        String name = page.group(1);
        tests.add(DynamicTest.dynamicTest(name, () -> check(name)));
      }
      assertThat(tests).hasSizeGreaterThan(before);
    }
    return tests;
  }

  private void check(String page) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGES.resolve(page)));
    int examples = 0;
    int effective = 0;
    while (example.find()) {
      examples++;
      effective += check(page, example.group(1)) ? 1 : 0;
    }
    assertThat(examples).as("examples").isPositive();
    assertThat(effective).as("examples that differ from the defaults").isPositive();
  }

  private boolean check(String page, String example) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file(
        "main.conf", example.contains("[supervisord]") ? example : "[supervisord]\n" + example);
    ConfigReport report =
        new ConfigCheck(files.machine(), (command, environment) -> null)
            .run("main.conf", CommandLineOverrides.NONE);
    for (Problem problem : report.problems()) {
      boolean isOfOption = problem.text().contains("unknown") || problem.text().contains("cannot");
      assertThat(isOfOption).as(page + ": " + problem.key() + ": " + problem.text()).isFalse();
    }
    SupervisordConfig config = files.loader().load();
    files.assertListed(config);
    return hasPolicies(config);
  }

  private static boolean hasPolicies(SupervisordConfig config) {
    for (GroupConfig group : config.groups()) {
      for (ProcessConfig process : group.processes()) {
        if (!process.policies().isDefault()) {
          return true;
        }
      }
    }
    return false;
  }
}

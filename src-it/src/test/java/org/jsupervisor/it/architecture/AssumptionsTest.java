package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
  private static final Pattern SKIPS =
      Pattern.compile("\\.Assumptions\\b|TestAbortedException;|@(Disabled|Enabled)\\w*\\b");
  private static final Path OF_THE_BLACK_BOX_TESTS = Path.of("it", "daemon", "Requirement.java");
  private static final String ASKS_FOR_THE_BUILD_SERVER = "System.getenv(\"CI\")";

  @Test
  void onlyOneClassSkipsBlackBoxTests() throws IOException {
    Set<Path> offences = skipping("src-it");
    offences.removeIf(file -> file.endsWith(OF_THE_BLACK_BOX_TESTS) || isThisTest(file));
    assertThat(offences)
        .as("use Requirement.need, which fails on a build server, or Requirement.meansOurs")
        .isEmpty();
  }

  @Test
  void nothingIsSkippedOnBuildServers() throws IOException {
    Set<Path> offences = new TreeSet<>();
    try (Stream<Path> modules = Files.list(Project.root())) {
      for (Path module : modules.filter(path -> Files.isDirectory(path.resolve("src"))).toList()) {
        offences.addAll(skipping(module.getFileName().toString()));
      }
    }
    assertThat(offences).as("files that skip tests").hasSizeGreaterThan(1);
    for (Path file : Set.copyOf(offences)) {
      String text = Files.readString(file);
      if (text.contains(ASKS_FOR_THE_BUILD_SERVER) && !text.contains("@Disabled")) {
        offences.remove(file);
      }
    }
    offences.removeIf(AssumptionsTest::isThisTest);
    assertThat(offences).as("fail instead of skipping when CI=true is set").isEmpty();
  }

  /** The test sources of a module that can skip tests. */
  private static Set<Path> skipping(String module) throws IOException {
    Set<Path> found = new TreeSet<>();
    Path sources = Project.root().resolve(module).resolve("src/test");
    if (!Files.isDirectory(sources)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (SKIPS.matcher(Files.readString(file)).find()) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static boolean isThisTest(Path file) {
    return file.endsWith("AssumptionsTest.java");
  }
}

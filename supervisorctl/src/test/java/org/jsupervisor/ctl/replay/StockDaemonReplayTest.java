package org.jsupervisor.ctl.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Our client answers as the original's did, with the original's daemon at the other end. */
@Tag("reference")
class StockDaemonReplayTest {
  private static final Path DAEMON = Path.of("/usr/bin/supervisord");

  /** With the actions that the original does not know. */
  private static final String ACTIONS =
      """

      default commands (type help <topic>):
      =====================================
      add    fg        quit            reread           shutdown  stop  \s
      avail  maintail  reload          restart          signal    tail  \s
      clear  open      reload-program  rolling-restart  start     update\s
      exit   pid       remove          scale            status    version

      """;

  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "ctl-help/01",
          ACTIONS,
          "ctl-help/02",
          ACTIONS,
          // The original prints a null name; section 8 no. 21 of the control reference.
          "ctl-clear/08",
          "web:*: ERROR (no such process)\n");

  @TestFactory
  List<DynamicTest> everyRecordedRunHolds() throws IOException {
    boolean isContinuous = "true".equals(System.getenv("CI"));
    Path recordings =
        Path.of(System.getProperty("reference.dir", "../../shared"), "compat", "golden-ctl");
    assumeTrue(
        isContinuous || (Files.isDirectory(recordings) && Files.isExecutable(DAEMON)),
        "needs " + recordings + " and " + DAEMON);
    List<DynamicTest> tests = new ArrayList<>();
    try (DirectoryStream<Path> scenarios = Files.newDirectoryStream(recordings, "ctl-*")) {
      for (Path scenario : scenarios) {
        tests.add(
            DynamicTest.dynamicTest(
                String.valueOf(scenario.getFileName()), () -> assertHolds(scenario)));
      }
    }
    assertThat(tests).isNotEmpty();
    tests.sort(Comparator.comparing(DynamicTest::getDisplayName));
    return tests;
  }

  private static void assertHolds(Path scenario) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("sup");
    try {
      Scenario replay =
          new Scenario(scenario, directory, DAEMON, new InProcessClient(), DIFFERENCES);
      assertThat(String.join("\n\n", replay.run())).isEmpty();
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}

package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recorded run of the original, which is not part of this repository. */
final class Recording {
  private final List<String> lines;

  private Recording(List<String> lines) {
    this.lines = lines;
  }

  /** Reads a recording; the test is skipped, or fails under CI, without it. */
  static Recording of(String name) throws IOException {
    Path file =
        Path.of(System.getProperty("reference.dir", "../../shared"))
            .resolve("compat/golden")
            .resolve(name + ".expected");
    boolean isPresent = Files.isRegularFile(file);
    if (!isPresent && "true".equals(System.getenv("CI"))) {
      fail("no recorded run at " + file);
    }
    assumeTrue(isPresent, "no recorded run at " + file);
    return new Recording(Files.readAllLines(file));
  }

  /** What the main log says about one process, without times and without what others report. */
  List<String> log(String process) {
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      String text = line.startsWith("| TIME ") ? line.substring("| TIME ".length()) : "";
      boolean isNamed = text.contains(" " + process + " ") || text.contains("'" + process + "'");
      if (isNamed && !text.contains("waiting for") && !text.contains(" fd FD ")) {
        found.add(text);
      }
    }
    return found;
  }

  /** The events about one process, as {@link Life} notes them. */
  List<String> announced(String process) {
    List<String> found = new ArrayList<>();
    String to = "";
    for (String line : lines) {
      int type = line.indexOf("eventname:PROCESS_STATE_");
      if (type >= 0) {
        to = line.substring(type + "eventname:PROCESS_STATE_".length(), line.indexOf(" len:"));
      } else if (line.startsWith("| processname:" + process + " ")) {
        String rest = line.substring(line.indexOf("from_state:") + "from_state:".length());
        int end = rest.indexOf(' ');
        String detail = rest.substring(end, rest.indexOf("<END>"));
        found.add(rest.substring(0, end) + ">" + to + detail);
      }
    }
    return found;
  }
}

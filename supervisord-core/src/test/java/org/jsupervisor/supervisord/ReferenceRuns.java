package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded runs of the original, which are not part of this repository. */
final class ReferenceRuns {
  private ReferenceRuns() {}

  /** The recordings that match; the test is skipped, or fails under CI, without any. */
  static List<Path> matching(String glob) throws IOException {
    Path directory =
        Path.of(System.getProperty("reference.dir", "../../shared")).resolve("compat/golden");
    boolean isPresent = Files.isDirectory(directory);
    if (!isPresent && "true".equals(System.getenv("CI"))) {
      fail("no recorded runs in " + directory);
    }
    assumeTrue(isPresent, "no recorded runs in " + directory);
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(files::add);
    }
    files.sort(null);
    return files;
  }
}

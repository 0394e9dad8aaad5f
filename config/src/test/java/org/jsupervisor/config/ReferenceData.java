package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the recorded behaviour of the original, which is not part of this repository. */
final class ReferenceData {
  private ReferenceData() {}

  /** A directory of the reference data; the test is skipped, or fails under CI, without it. */
  static Path directory(String name) {
    Path directory = Path.of(System.getProperty("reference.dir", "../../shared")).resolve(name);
    need(Files.isDirectory(directory), "no reference data at " + directory);
    return directory.toAbsolutePath().normalize();
  }

  /** Skips the test if something is missing, or fails it under CI. */
  static void need(boolean isPresent, String missing) {
    if (!isPresent && "true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(isPresent, missing);
  }

  static List<Path> files(Path directory, String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      for (Path entry : entries) {
        files.add(entry);
      }
    }
    Collections.sort(files);
    return files;
  }
}

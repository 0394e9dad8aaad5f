package org.jsupervisor.it.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the recorded behaviour of the original is kept. */
final class Reference {
  private Reference() {}

  /** A directory of recordings; without it tests are skipped, except on a build server. */
  static Path directory(String name) {
    Path directory = Path.of(System.getProperty("reference.dir", "../shared"), "compat", name);
    boolean there = Files.isDirectory(directory);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("no recorded behaviour at " + directory);
    }
    assumeTrue(there, "no recorded behaviour at " + directory);
    return directory;
  }
}

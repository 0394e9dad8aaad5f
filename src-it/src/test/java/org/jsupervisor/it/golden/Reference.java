package org.jsupervisor.it.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.it.daemon.Requirement;

/** Where the recorded behaviour of the original is kept. */
public final class Reference {
  private Reference() {}

  /** A directory of recordings; without it tests are skipped, except on a build server. */
  public static Path directory(String name) {
    Path directory = Path.of(System.getProperty("reference.dir", "../shared"), "compat", name);
    Requirement.need(Files.isDirectory(directory), "no recorded behaviour at " + directory);
    return directory;
  }
}

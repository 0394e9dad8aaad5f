package org.jsupervisor.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every shipped library was looked at, in exactly the version that ships, and may be shipped. */
final class ReviewedLibrariesTest {
  private static final Path PAGE =
      Path.of(System.getProperty("root.dir"), "docs", "explanation", "security.md");
  private static final String HEAD = "| libraries | licence | known vulnerabilities";
  private static final Pattern LIBRARY = Pattern.compile("[a-z][a-z0-9-]*-\\d[\\w.]*");

  /** Licences that let the distribution be passed on as it is. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "Apache-2.0",
          "BSD-3-Clause",
          "EPL-1.0 or LGPL-2.1",
          "EPL-2.0, GPL-2.0 or LGPL-2.1",
          "MIT");

  private final Set<String> reviewed = new TreeSet<>();
  private final Set<String> licences = new TreeSet<>();

  ReviewedLibrariesTest() throws IOException {
    boolean inside = false;
    for (String line : Files.readAllLines(PAGE)) {
      inside = line.startsWith(HEAD) || (inside && line.startsWith("|"));
      if (inside && !line.startsWith(HEAD) && !line.startsWith("|---")) {
        read(line.split("\\|", -1));
      }
    }
  }

  private void read(String[] cells) {
    assertThat(cells).as("cells of %s", cells[1]).hasSize(5);
    for (String library : cells[1].split(",", -1)) {
      assertThat(library.strip()).matches(LIBRARY);
      assertThat(reviewed.add(library.strip())).as("%s has one row", library).isTrue();
    }
    licences.add(cells[2].strip());
    assertThat(cells[3]).as("verdict on %s", cells[1]).isNotBlank();
  }

  private static Set<String> shipped() throws IOException {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(CommandRun.DISTRIBUTION.resolve("lib"), "*.jar")) {
      for (Path jar : jars) {
        String name = jar.getFileName().toString();
        if (!name.startsWith("jsupervisor-")) {
          names.add(name.substring(0, name.length() - ".jar".length()));
        }
      }
    }
    return names;
  }

  @Test
  void everyShippedVersionWasReviewedAndNothingElse() throws IOException {
    assertThat(reviewed)
        .as("read the advisories of what changed, then change its row in %s", PAGE)
        .isEqualTo(shipped());
  }

  @Test
  void theBillOfMaterialsListsWhatShips() throws IOException {
    String bill = Files.readString(CommandRun.DISTRIBUTION.resolveSibling("jsupervisor-sbom.json"));
    for (String library : shipped()) {
      int dash = library.lastIndexOf('-');
      assertThat(bill)
          .contains(
              "/" + library.substring(0, dash) + "@" + library.substring(dash + 1) + "?type=");
    }
  }

  @Test
  void everyLicenceIsAccepted() {
    assertThat(licences).isNotEmpty().isSubsetOf(ACCEPTED);
  }
}

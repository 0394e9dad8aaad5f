package org.jsupervisor.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference tells of every option, and of no other. The manual page is made of it. */
class DocumentedOptionsTest {
  private static final Pattern FIRST_CELL = Pattern.compile("^\\| ((?:`[^`]+`(?:, )?)+) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void thePageOfASectionListsItsOptions() throws IOException {
    for (SectionKind kind : SectionKind.values()) {
      String page = page(kind);
      Set<String> documented = options(page);
      if (page.contains("options of [program](program.md)")) {
        documented.addAll(options(page(SectionKind.PROGRAM)));
      }
      Set<String> known = new TreeSet<>();
      for (KnownOption option : kind.options()) {
        known.add(option.key());
      }
      assertThat(documented).as(kind.title()).isEqualTo(known);
    }
  }

  private static String page(SectionKind kind) throws IOException {
    String name = kind.title().replace(":", "") + ".md";
    return Files.readString(
        Path.of(System.getProperty("root.dir", ".."), "docs/reference/configuration", name));
  }

  /** What the tables explain whose first column is that of options. */
  private static Set<String> options(String page) {
    Set<String> options = new TreeSet<>();
    boolean isInside = false;
    for (String line : page.split("\n", -1)) {
      isInside = line.startsWith("|") && (isInside || line.startsWith("| option |"));
      Matcher cell = FIRST_CELL.matcher(line);
      if (isInside && cell.find()) {
        Matcher code = CODE.matcher(cell.group(1));
        while (code.find()) {
          options.add(code.group(1));
        }
      }
    }
    return options;
  }
}

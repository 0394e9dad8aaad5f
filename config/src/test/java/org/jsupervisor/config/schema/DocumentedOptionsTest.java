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
  private static final Pattern FURTHER_PAGE =
      Pattern.compile("^\\| \\[[^]]+]\\(([a-z-]+\\.md)\\) \\|", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void thePageOfASectionListsItsOptions() throws IOException {
    for (SectionKind kind : SectionKind.values()) {
      String page = page(kind.title().replace(":", "") + ".md");
      Set<String> documented = optionsOfAll(page);
      if (page.contains("options of [program](program.md)")) {
        documented.addAll(optionsOfAll(page("program.md")));
      }
      Set<String> known = new TreeSet<>();
      for (KnownOption option : kind.options()) {
        known.add(option.key());
      }
      assertThat(documented).as(kind.title()).isEqualTo(known);
    }
  }

  /** Also those of the pages that a table of the page names. */
  private static Set<String> optionsOfAll(String page) throws IOException {
    Set<String> options = options(page);
    Matcher further = FURTHER_PAGE.matcher(page);
    while (further.find()) {
      Set<String> more = optionsOfAll(page(further.group(1)));
      assertThat(more).as(further.group(1)).isNotEmpty();
      options.addAll(more);
    }
    return options;
  }

  private static String page(String name) throws IOException {
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

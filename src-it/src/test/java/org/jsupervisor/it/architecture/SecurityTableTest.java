package org.jsupervisor.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests that the page on security names exist. */
class SecurityTableTest {
  private static final Path PAGE = Path.of("docs", "explanation", "security.md");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
  private static final int NAMED_AT_LEAST = 20;

  @Test
  void everyNamedTestExists() throws IOException {
    Map<String, String> sources = testSources();
    List<String> named = new ArrayList<>();
    TreeSet<String> missing = new TreeSet<>();
    Matcher matcher = TEST.matcher(Files.readString(Project.root().resolve(PAGE)));
    while (matcher.find()) {
      named.add(matcher.group());
      String source = sources.getOrDefault(matcher.group(1), "");
      String method = matcher.group(2);
      if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
        missing.add(matcher.group());
      }
    }
    assertThat(named).hasSizeGreaterThan(NAMED_AT_LEAST);
    assertThat(missing).as("named in %s, but not there", PAGE).isEmpty();
  }

  /** The text of each test class by its name. */
  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (Path file : Project.testSources()) {
      String name = file.getFileName().toString();
      sources.put(name.substring(0, name.length() - 5), Files.readString(file));
    }
    return sources;
  }
}

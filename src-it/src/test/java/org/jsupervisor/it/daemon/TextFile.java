package org.jsupervisor.it.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text file somebody else writes: a log, a pid file, what a child printed. */
public record TextFile(Path path) {

  /** The whole text, empty while there is no such file. */
  public String text() {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /** Waits for a line that holds a match, and answers the first group, or else the match. */
  public String await(String regex) {
    return awaitNth(regex, 1);
  }

  /** Waits for the n-th match, and answers its first group, or else the whole match. */
  public String awaitNth(String regex, int n) {
    Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
    try {
      return Await.value("/" + regex + "/ in " + path, () -> nth(pattern, n));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ", which holds:\n" + text(), e);
    }
  }

  /** The time that a main log has before the n-th entry that begins so; waits for it. */
  public LocalDateTime timeOf(String regex, int n) {
    String time = awaitNth("^(\\S+ \\S+) [A-Z]+ " + regex, n);
    return LocalDateTime.parse(time.replace(' ', 'T').replace(',', '.'));
  }

  /** How often the text matches. */
  public int count(String regex) {
    Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(text());
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private Optional<String> nth(Pattern pattern, int n) {
    Matcher matcher = pattern.matcher(text());
    for (int i = 0; i < n; i++) {
      if (!matcher.find()) {
        return Optional.empty();
      }
    }
    return Optional.of(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
  }
}

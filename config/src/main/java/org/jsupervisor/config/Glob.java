package org.jsupervisor.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the files of an {@code [include]} pattern (daemon.md 1.3). Knows {@code *}, {@code ?} and
 * {@code [...]}; a leading dot must be named.
 */
final class Glob {
  private final Paths paths;

  Glob(Paths paths) {
    this.paths = paths;
  }

  /** The paths that match, sorted; each as the pattern spells it. */
  List<String> matches(String pattern) {
    List<String> found = expand(pattern);
    found.sort(ConfigOrder.OF_NAMES);
    return found;
  }

  private List<String> expand(String pattern) {
    List<String> found = new ArrayList<>();
    if (!hasWildcard(pattern)) {
      boolean isFound =
          pattern.endsWith("/") ? paths.isDirectory(pattern) : paths.isPresent(pattern);
      if (isFound) {
        found.add(pattern);
      }
      return found;
    }
    String directory = PosixPath.directory(pattern);
    String name = pattern.substring(pattern.lastIndexOf('/') + 1);
    List<String> directories = hasWildcard(directory) ? expand(directory) : List.of(directory);
    for (String candidate : directories) {
      addMatches(candidate, name, found);
    }
    return found;
  }

  private void addMatches(String directory, String name, List<String> found) {
    if (!hasWildcard(name)) {
      String path = PosixPath.join(directory, name);
      if (name.isEmpty() ? paths.isDirectory(directory) : paths.isPresent(path)) {
        found.add(name.isEmpty() ? directory + "/" : path);
      }
      return;
    }
    Path folder = paths.file(directory);
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String entryName = String.valueOf(entry.getFileName());
        if ((!entryName.startsWith(".") || name.startsWith("."))
            && matches(name, 0, entryName, 0)) {
          found.add(PosixPath.join(directory, entryName));
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // A directory that cannot be listed holds no match; the caller warns if there is none at all.
      return;
    }
  }

  private static boolean hasWildcard(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0 || pattern.indexOf('[') >= 0;
  }

  /** Whether {@code name} from {@code n} on matches {@code pattern} from {@code p} on. */
  static boolean matches(String pattern, int p, String name, int n) {
    if (p == pattern.length()) {
      return n == name.length();
    }
    char ch = pattern.charAt(p);
    if (ch == '*') {
      for (int rest = n; rest <= name.length(); rest++) {
        if (matches(pattern, p + 1, name, rest)) {
          return true;
        }
      }
      return false;
    }
    if (n == name.length()) {
      return false;
    }
    int nameNext = n + Character.charCount(name.codePointAt(n));
    int setEnd = ch == '[' ? setEnd(pattern, p) : -1;
    if (setEnd > 0) {
      return isInSet(pattern, p + 1, setEnd, name.codePointAt(n))
          && matches(pattern, setEnd + 1, name, nameNext);
    }
    if (ch == '?') {
      return matches(pattern, p + 1, name, nameNext);
    }
    return ch == name.charAt(n) && matches(pattern, p + 1, name, n + 1);
  }

  /** Index of the bracket that closes a set, -1 if the opening one stands for itself. */
  private static int setEnd(String pattern, int open) {
    int i = open + 1;
    if (i < pattern.length() && pattern.charAt(i) == '!') {
      i++;
    }
    return i < pattern.length() ? pattern.indexOf(']', i + 1) : -1;
  }

  private static boolean isInSet(String pattern, int start, int end, int ch) {
    boolean isNegated = pattern.charAt(start) == '!';
    int i = isNegated ? start + 1 : start;
    boolean isFound = false;
    while (i < end) {
      int low = pattern.codePointAt(i);
      int high = low;
      i += Character.charCount(low);
      if (i + 1 < end && pattern.charAt(i) == '-') {
        high = pattern.codePointAt(i + 1);
        i += 1 + Character.charCount(high);
      }
      isFound |= low <= ch && ch <= high;
    }
    return isFound != isNegated;
  }
}

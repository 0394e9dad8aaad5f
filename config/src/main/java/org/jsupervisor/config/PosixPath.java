package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.List;

/** Path arithmetic on text, which keeps what Java's own paths would tidy away. */
final class PosixPath {
  private PosixPath() {}

  /** All before the last slash without trailing slashes, empty if there is none. */
  static String directory(String path) {
    int slash = path.lastIndexOf('/');
    int end = slash;
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return slash < 0 ? "" : end > 0 ? path.substring(0, end) : path.substring(0, slash + 1);
  }

  static String join(String base, String path) {
    if (path.startsWith("/") || base.isEmpty()) {
      return path;
    }
    return base.endsWith("/") ? base + path : base + "/" + path;
  }

  /** Made absolute against {@code workingDirectory}, without empty, dot and dot-dot parts. */
  static String absolute(String workingDirectory, String path) {
    return normalize(join(workingDirectory, path));
  }

  private static String normalize(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    String root = path.startsWith("//") && !path.startsWith("///") ? "//" : "/";
    boolean isAbsolute = path.startsWith("/");
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      addPart(parts, path.substring(start, end), isAbsolute);
      start = end + 1;
    }
    String relative = String.join("/", parts);
    return isAbsolute ? root + relative : relative.isEmpty() ? "." : relative;
  }

  private static void addPart(List<String> parts, String part, boolean isAbsolute) {
    if (part.isEmpty() || part.equals(".")) {
      return;
    }
    int last = parts.size() - 1;
    if (!part.equals("..")) {
      parts.add(part);
    } else if (last >= 0 && !parts.get(last).equals("..")) {
      parts.remove(last);
    } else if (!isAbsolute) {
      parts.add(part);
    }
  }
}

package org.jsupervisor.config.listing;

import java.util.Map;
import org.jsupervisor.config.value.ByteSize;

/** Writes values so that the loader reads the same values back. */
final class IniText {
  private static final String WORD_PUNCTUATION = "_/.+-():";
  private static final int KILOBYTE_SHIFT = 10;

  private IniText() {}

  /**
   * The value of an option as it is to be written.
   *
   * @param nothing an expansion that stands for an empty text. It keeps blanks at the ends, and
   *     marks that would start a comment, from being taken away; empty if there is none
   */
  static String of(String key, Object value, String nothing) {
    String plain = plain(value);
    // Names of log files are expanded twice.
    boolean isExpandedTwice = key.equals("stdout_logfile") || key.equals("stderr_logfile");
    String escaped = plain.replace("%", isExpandedTwice ? "%%%%" : "%%");
    StringBuilder text = new StringBuilder();
    int start = 0;
    while (start <= escaped.length()) {
      int newline = escaped.indexOf('\n', start);
      int end = newline < 0 ? escaped.length() : newline;
      text.append(start == 0 ? "" : "\n  ");
      appendLine(text, escaped.substring(start, end), start > 0, nothing);
      start = end + 1;
    }
    return text.toString();
  }

  private static void appendLine(
      StringBuilder text, String line, boolean isContinuation, String nothing) {
    if (line.isEmpty()) {
      text.append(isContinuation ? nothing : "");
      return;
    }
    for (int i = 0; i < line.length(); i++) {
      char ch = line.charAt(i);
      boolean isFirst = i == 0;
      boolean startsComment = (ch == ';' || ch == '#') && (isFirst || isBlank(line.charAt(i - 1)));
      if (startsComment || (isFirst && isBlank(ch))) {
        text.append(nothing);
      }
      text.append(ch);
    }
    if (isBlank(line.charAt(line.length() - 1))) {
      text.append(nothing);
    }
  }

  private static boolean isBlank(char ch) {
    return ch <= ' ' || Character.isWhitespace(ch) || Character.isSpaceChar(ch) || ch == 0x85;
  }

  private static String plain(Object value) {
    if (value instanceof ByteSize size) {
      return size(size.bytes());
    }
    if (value instanceof Map<?, ?> pairs) {
      StringBuilder text = new StringBuilder();
      for (Map.Entry<?, ?> pair : pairs.entrySet()) {
        text.append(text.length() == 0 ? "" : ",");
        String name = String.valueOf(pair.getKey());
        text.append(isWord(name) ? name : quoted(name)).append('=');
        text.append(quoted(String.valueOf(pair.getValue())));
      }
      return text.toString();
    }
    return value.toString();
  }

  private static String size(long bytes) {
    String[] units = {"", "KB", "MB", "GB"};
    long number = bytes;
    int unit = 0;
    while (number != 0 && unit < units.length - 1 && number % (1 << KILOBYTE_SHIFT) == 0) {
      number >>= KILOBYTE_SHIFT;
      unit++;
    }
    return number + units[unit];
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char ch = text.charAt(i);
      boolean isLetter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
      if (!isLetter && (ch < '0' || ch > '9') && WORD_PUNCTUATION.indexOf(ch) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}

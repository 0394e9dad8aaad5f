package org.jsupervisor.config.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsupervisor.config.value.ConfigException;

/**
 * Reads {@code NAME=value} lines as shells, systemd and dotenv libraries read them, as far as they
 * agree: comments, {@code export}, quotes, continued lines. Nothing is expanded. Confined to one
 * call.
 */
public final class EnvironmentFile {
  private static final String EXPORT = "export";

  private final String text;
  private final String file;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private int next;

  private EnvironmentFile(String text, String file) {
    this.text = text;
    this.file = file;
  }

  /**
   * The variables in the order first named; of two with one name the later wins.
   *
   * @param file what errors call it; they never repeat a value
   * @throws ConfigException if a line is not understood
   */
  public static Map<String, String> variables(String text, String file) {
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    EnvironmentFile reading = new EnvironmentFile(plain.replace("\r\n", "\n"), file);
    reading.read();
    return reading.variables;
  }

  private void read() {
    while (next < text.length()) {
      skipBlanks();
      if (isAtLineEnd() || text.charAt(next) == '#' || text.charAt(next) == ';') {
        skipLine();
      } else {
        readVariable();
      }
    }
  }

  private void readVariable() {
    int start = next;
    String name = name();
    skipBlanks();
    boolean isExported = name.equals(EXPORT) && !isAtLineEnd() && text.charAt(next) != '=';
    if (isExported) {
      start = next;
      name = name();
      skipBlanks();
    }
    if (isExported && isAtLineEnd()) {
      // A shell would export what was set before; everything is exported here.
      skipLine();
      return;
    }
    if (isAtLineEnd() || text.charAt(next) != '=') {
      throw refused(start, "write NAME=value");
    }
    if (!isName(name)) {
      throw refused(start, "a name is made of letters, digits and _");
    }
    next++;
    skipBlanks();
    variables.put(name, value());
  }

  private String name() {
    int start = next;
    while (!isAtLineEnd() && text.charAt(next) != '=' && !isBlank(text.charAt(next))) {
      next++;
    }
    return text.substring(start, next);
  }

  private String value() {
    StringBuilder value = new StringBuilder();
    // Blanks at the end are dropped unless they were quoted or escaped.
    int kept = 0;
    int start = next;
    while (!isAtLineEnd()) {
      char ch = text.charAt(next);
      if (ch == '#' && (next == start || value.length() > kept)) {
        break;
      }
      next++;
      if (ch == '\'' || ch == '"') {
        quoted(ch, value);
        kept = value.length();
      } else if (ch == '\\') {
        escaped(value);
        kept = value.length();
      } else {
        value.append(ch);
        kept = isBlank(ch) ? kept : value.length();
      }
    }
    skipLine();
    value.setLength(kept);
    return value.toString();
  }

  private void escaped(StringBuilder value) {
    if (next < text.length()) {
      char ch = text.charAt(next++);
      if (ch != '\n') {
        value.append(ch);
      }
    }
  }

  /** Quoted text may go over lines. */
  private void quoted(char quote, StringBuilder value) {
    int start = next - 1;
    while (true) {
      if (next >= text.length()) {
        throw refused(start, "close the quotation mark");
      }
      char ch = text.charAt(next++);
      if (ch == quote) {
        return;
      }
      if (ch == '\\' && quote == '"' && next < text.length()) {
        appendEscape(text.charAt(next++), value);
      } else {
        value.append(ch);
      }
    }
  }

  private static void appendEscape(char ch, StringBuilder value) {
    switch (ch) {
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case '\n' -> {}
      case '"', '\\', '$', '`' -> value.append(ch);
      default -> value.append('\\').append(ch);
    }
  }

  private boolean isAtLineEnd() {
    return next >= text.length() || text.charAt(next) == '\n';
  }

  private void skipLine() {
    int end = text.indexOf('\n', next);
    next = end < 0 ? text.length() : end + 1;
  }

  private void skipBlanks() {
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
  }

  private static boolean isBlank(char ch) {
    return ch == ' ' || ch == '\t';
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char ch = name.charAt(i);
      boolean isLetter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
      boolean isInner = (ch >= '0' && ch <= '9') || ch == '.' || ch == '-';
      if (!isLetter && ch != '_' && (i == 0 || !isInner)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private ConfigException refused(int at, String cure) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new ConfigException("cannot read line " + line + " of " + file + ": " + cure, file);
  }
}

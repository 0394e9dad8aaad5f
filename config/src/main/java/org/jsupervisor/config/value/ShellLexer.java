package org.jsupervisor.config.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into tokens by POSIX shell quoting, without comments or expansion unless asked for.
 * Confined to one call.
 */
final class ShellLexer {
  private static final String WORD_PUNCTUATION = "_/.+-():";

  private final String text;
  private final boolean splitsAtBlanksOnly;
  private final List<String> tokens = new ArrayList<>();
  private final StringBuilder token = new StringBuilder();
  private boolean hasToken;
  private int next;

  /**
   * @param splitsAtBlanksOnly whether every character that is neither blank nor quoting belongs to
   *     a word; otherwise {@code #} starts a comment and other punctuation is a token of its own
   */
  ShellLexer(String text, boolean splitsAtBlanksOnly) {
    this.text = text;
    this.splitsAtBlanksOnly = splitsAtBlanksOnly;
  }

  List<String> tokens() {
    while (next < text.length()) {
      char ch = text.charAt(next++);
      if (ch == ' ' || ch == '\t' || ch == '\r' || ch == '\n') {
        endToken();
      } else if (ch == '\'' || ch == '"') {
        quoted(ch);
      } else if (ch == '\\') {
        hasToken = true;
        token.appendCodePoint(escaped());
      } else if (splitsAtBlanksOnly || isWordCharacter(ch)) {
        append(ch);
      } else if (ch == '#') {
        skipComment();
      } else {
        punctuation();
      }
    }
    endToken();
    return tokens;
  }

  /** The tokens that were complete when {@link #tokens} ended or failed. */
  List<String> tokensSoFar() {
    return tokens;
  }

  private void quoted(char quote) {
    hasToken = true;
    while (true) {
      if (next >= text.length()) {
        throw new ConfigException("No closing quotation");
      }
      char ch = text.charAt(next++);
      if (ch == quote) {
        return;
      }
      if (ch == '\\' && quote == '"') {
        int escaped = escaped();
        if (escaped != '"' && escaped != '\\') {
          token.append('\\');
        }
        token.appendCodePoint(escaped);
      } else {
        token.append(ch);
      }
    }
  }

  private int escaped() {
    if (next >= text.length()) {
      throw new ConfigException("No escaped character");
    }
    int ch = text.codePointAt(next);
    next += Character.charCount(ch);
    return ch;
  }

  private void append(char ch) {
    hasToken = true;
    token.append(ch);
  }

  private void skipComment() {
    int end = text.indexOf('\n', next);
    next = end < 0 ? text.length() : end + 1;
    endToken();
  }

  private void punctuation() {
    endToken();
    int ch = text.codePointAt(next - 1);
    next += Character.charCount(ch) - 1;
    tokens.add(Character.toString(ch));
  }

  private void endToken() {
    if (hasToken) {
      tokens.add(token.toString());
      token.setLength(0);
      hasToken = false;
    }
  }

  private static boolean isWordCharacter(char ch) {
    if (ch < 0x80) {
      return (ch >= 'a' && ch <= 'z')
          || (ch >= 'A' && ch <= 'Z')
          || (ch >= '0' && ch <= '9')
          || WORD_PUNCTUATION.indexOf(ch) >= 0;
    }
    return ch >= 0xc0 && ch <= 0xff && ch != 0xd7 && ch != 0xf7;
  }
}

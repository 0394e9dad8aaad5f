package org.jsupervisor.ctl.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Takes a line apart at its blanks; there is neither quoting nor escaping. */
final class WordParser implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < cursor; at++) {
      if (isBlank(line.charAt(at))) {
        if (at > start) {
          words.add(line.substring(start, at));
        }
        start = at + 1;
      }
    }
    words.add(line.substring(start, cursor));
    return new Words(line, cursor, words);
  }

  private static boolean isBlank(char unit) {
    return unit == ' ' || unit == '\t';
  }

  @Override
  public boolean isEscapeChar(char unit) {
    return false;
  }

  /** The words up to the cursor; the last one is being typed and may be empty. */
  private record Words(String line, int cursor, List<String> words)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex());
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return words.size() - 1;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean isComplete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }
  }
}

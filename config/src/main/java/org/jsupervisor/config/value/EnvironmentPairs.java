package org.jsupervisor.config.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code environment=}, such as {@code A="x y",B=2} (daemon.md 1.6).
 *
 * @param pairs in the order written; a later pair of the same name replaces the value
 * @param fault why the value is refused, its further faults suppressed in it; null if it is not.
 *     The pairs are those that could be read
 * @param namesWithoutComma of the pairs that something else than a comma follows
 */
public record EnvironmentPairs(
    Map<String, String> pairs, @Nullable ConfigException fault, List<String> namesWithoutComma) {

  /** The pairs of a text. */
  public static EnvironmentPairs of(String text) {
    return new Reading(text).read();
  }

  /** The pairs and faults met so far. Confined to one call. */
  private static final class Reading {
    private static final int TOKENS_OF_PAIR = 3;

    private final String text;
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final List<String> namesWithoutComma = new ArrayList<>();
    private @Nullable ConfigException fault;
    private boolean isCutOff;

    Reading(String text) {
      this.text = text;
    }

    EnvironmentPairs read() {
      ShellLexer lexer = new ShellLexer(text, false);
      try {
        lexer.tokens();
      } catch (ConfigException unreadable) {
        fault = unreadable;
        isCutOff = true;
      }
      List<String> tokens = lexer.tokensSoFar();
      int number = 1;
      for (int i = 0; i < tokens.size(); number++) {
        i = isPair(tokens, i) ? take(tokens, i) : skip(tokens, i, number);
      }
      return new EnvironmentPairs(pairs, fault, namesWithoutComma);
    }

    private static boolean isPair(List<String> tokens, int start) {
      return tokens.size() - start >= TOKENS_OF_PAIR && tokens.get(start + 1).equals("=");
    }

    /** Compatibility: any one token separates two pairs, and is dropped. */
    private int take(List<String> tokens, int start) {
      String name = tokens.get(start);
      pairs.put(name, tokens.get(start + 2));
      int separator = start + TOKENS_OF_PAIR;
      if (separator < tokens.size() && !tokens.get(separator).equals(",")) {
        namesWithoutComma.add(name);
      }
      return separator + 1;
    }

    /** The next pair is expected after the next comma. */
    private int skip(List<String> tokens, int start, int number) {
      int end = start;
      while (end < tokens.size() && !tokens.get(end).equals(",")) {
        end++;
      }
      if (end < tokens.size() || !isCutOff) {
        String complaint = "Unexpected end of key/value pairs in value '" + text + "'";
        fault = ConfigException.joined(fault, new ConfigException(complaint, "pair " + number));
      }
      return end + 1;
    }
  }
}

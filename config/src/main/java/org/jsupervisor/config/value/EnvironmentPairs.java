package org.jsupervisor.config.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses the value of {@code environment=}, such as {@code A="x y",B=2} (daemon.md 1.6). */
public final class EnvironmentPairs {
  private static final int TOKENS_OF_PAIR = 3;

  private EnvironmentPairs() {}

  /** The pairs in the order written; a later pair of the same name replaces the value. */
  public static Map<String, String> parse(String text) {
    List<String> tokens = new ShellLexer(text, false).tokens();
    Map<String, String> pairs = new LinkedHashMap<>();
    // Compatibility: any one token separates two pairs, and is dropped unread.
    for (int i = 0; i < tokens.size(); i += TOKENS_OF_PAIR + 1) {
      if (tokens.size() - i < TOKENS_OF_PAIR || !tokens.get(i + 1).equals("=")) {
        throw new ConfigException("Unexpected end of key/value pairs in value '" + text + "'");
      }
      pairs.put(tokens.get(i), tokens.get(i + 2));
    }
    return pairs;
  }
}

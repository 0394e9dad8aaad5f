package org.jsupervisor.rpc.listener;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads lines of {@code name:value} tokens, separated by spaces. */
final class Tokens {
  private Tokens() {}

  /** The tokens of the line in their order; words without a colon are left out. */
  static Map<String, String> parse(String line) {
    Map<String, String> tokens = new LinkedHashMap<>();
    int start = 0;
    while (start < line.length()) {
      int space = line.indexOf(' ', start);
      int end = space < 0 ? line.length() : space;
      int colon = line.indexOf(':', start);
      if (colon >= 0 && colon < end) {
        tokens.put(line.substring(start, colon), line.substring(colon + 1, end));
      }
      start = end + 1;
    }
    return Collections.unmodifiableMap(tokens);
  }
}

package org.jsupervisor.rpc.server;

import java.util.ArrayList;
import java.util.List;

/**
 * What a method says about itself.
 *
 * @param help free text, then one line per parameter with the tag param, its type and its name, and
 *     one line with the tag return and the type returned
 */
public record MethodDoc(String help) {
  private static final String PARAM = "@param ";
  private static final String RETURN = "@return ";

  /** The type returned, then the types of the parameters. */
  public List<String> signature() {
    List<String> types = new ArrayList<>();
    int start = 0;
    while (start < help.length()) {
      int newline = help.indexOf('\n', start);
      int end = newline < 0 ? help.length() : newline;
      String line = help.substring(start, end).trim();
      if (line.startsWith(RETURN)) {
        types.add(0, firstWord(line, RETURN.length()));
      } else if (line.startsWith(PARAM)) {
        types.add(firstWord(line, PARAM.length()));
      }
      start = end + 1;
    }
    return types;
  }

  private static String firstWord(String line, int from) {
    String rest = line.substring(from).trim();
    int space = rest.indexOf(' ');
    return space < 0 ? rest : rest.substring(0, space);
  }
}

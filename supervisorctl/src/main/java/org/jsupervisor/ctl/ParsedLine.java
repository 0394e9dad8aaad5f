package org.jsupervisor.ctl;

import org.jsupervisor.ctl.command.Verbs;

/** A command line of the shell: the verb's word and the rest; no word if there is none to find. */
record ParsedLine(String line, String word, String arguments) {

  /** Parses by the rules of control.md 1.3. */
  static ParsedLine parse(String text) {
    String line = text.strip();
    if (line.startsWith("?")) {
      line = "help " + line.substring(1);
    }
    int end = 0;
    while (end < line.length() && isWordPart(line.charAt(end))) {
      end++;
    }
    int longer = end;
    while (longer < line.length() && (isWordPart(line.charAt(longer)) || isHyphen(line, longer))) {
      longer++;
    }
    // The original ends a word at the hyphen, and so do we unless that makes one of our own verbs.
    if (longer > end && Verbs.find(line.substring(0, longer)) != null) {
      end = longer;
    }
    return new ParsedLine(line, line.substring(0, end), line.substring(end).strip());
  }

  private static boolean isHyphen(String line, int at) {
    return line.charAt(at) == '-';
  }

  private static boolean isWordPart(char unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9')
        || unit == '_';
  }
}

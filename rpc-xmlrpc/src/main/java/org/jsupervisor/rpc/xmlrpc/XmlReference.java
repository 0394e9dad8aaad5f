package org.jsupervisor.rpc.xmlrpc;

/** Resolves the five named entities and character references. */
final class XmlReference {
  private static final int LONGEST = 12;

  private XmlReference() {}

  /** Appends what the reference at {@code start} stands for; returns the position after it. */
  static int append(String document, int start, StringBuilder target)
      throws MalformedAnswerException {
    int limit = Math.min(document.length(), start + LONGEST);
    int end = start;
    while (end < limit && document.charAt(end) != ';') {
      end++;
    }
    if (end == limit) {
      throw unknown(document.substring(start, limit));
    }
    String name = document.substring(start + 1, end);
    switch (name) {
      case "amp" -> target.append('&');
      case "lt" -> target.append('<');
      case "gt" -> target.append('>');
      case "quot" -> target.append('"');
      case "apos" -> target.append('\'');
      default -> target.appendCodePoint(codePoint(name));
    }
    return end + 1;
  }

  private static int codePoint(String name) throws MalformedAnswerException {
    if (name.startsWith("#")) {
      boolean isHex = name.startsWith("#x");
      try {
        int value = Integer.parseInt(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
        if (Character.isValidCodePoint(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw unknown(name);
      }
    }
    throw unknown(name);
  }

  private static MalformedAnswerException unknown(String name) {
    return new MalformedAnswerException("cannot read answer: unknown entity " + name);
  }
}

package org.jsupervisor.rpc.xmlrpc;

/**
 * Steps through the tags and texts of a small XML document; knows no DTDs and ignores attributes.
 * Confined to one thread.
 */
final class XmlCursor {
  /** What the cursor stands on. */
  enum Token {
    START,
    END,
    TEXT,
    FINISH
  }

  private final String document;
  private final StringBuilder collected = new StringBuilder();
  private int position;
  private boolean endPending;
  private String name = "";

  XmlCursor(String document) {
    this.document = document;
  }

  /** The element of the last START or END, without namespace prefix. */
  String name() {
    return name;
  }

  /** The last TEXT, references resolved. */
  String text() {
    return collected.toString();
  }

  /** Adjacent character data, CDATA sections and references make one TEXT. */
  Token next() throws MalformedAnswerException {
    if (endPending) {
      endPending = false;
      return Token.END;
    }
    collected.setLength(0);
    boolean hasText = false;
    while (position < document.length()) {
      if (document.charAt(position) != '<') {
        characters();
        hasText = true;
      } else if (document.startsWith("<![CDATA[", position)) {
        int start = position + "<![CDATA[".length();
        position = after("]]>", start);
        newlines(start, position - "]]>".length());
        hasText = true;
      } else if (document.startsWith("<!--", position)) {
        position = after("-->", position + "<!--".length());
      } else if (document.startsWith("<?", position)) {
        position = after("?>", position);
      } else if (hasText) {
        return Token.TEXT;
      } else {
        return tag();
      }
    }
    return hasText ? Token.TEXT : Token.FINISH;
  }

  private Token tag() throws MalformedAnswerException {
    if (document.startsWith("<!", position)) {
      throw new MalformedAnswerException("cannot read answer: it has a document type");
    }
    boolean isEnd = document.startsWith("</", position);
    int start = position + (isEnd ? 2 : 1);
    int end = start;
    while (end < document.length() && isNamePart(document.charAt(end))) {
      end++;
    }
    int colon = find(':', start, end);
    name = document.substring(colon < end ? colon + 1 : start, end);
    if (name.isEmpty()) {
      throw new MalformedAnswerException("cannot read answer: element without a name");
    }
    int close = tagEnd(end);
    position = close + 1;
    endPending = !isEnd && document.charAt(close - 1) == '/';
    return isEnd ? Token.END : Token.START;
  }

  private int tagEnd(int from) throws MalformedAnswerException {
    char quote = 0;
    for (int at = from; at < document.length(); at++) {
      char unit = document.charAt(at);
      if (quote != 0) {
        quote = unit == quote ? 0 : quote;
      } else if (unit == '"' || unit == '\'') {
        quote = unit;
      } else if (unit == '>') {
        return at;
      }
    }
    throw new MalformedAnswerException("cannot read answer: it ends inside a tag");
  }

  private static boolean isNamePart(char unit) {
    return Character.isLetterOrDigit(unit)
        || unit == '.'
        || unit == '_'
        || unit == '-'
        || unit == ':';
  }

  private void characters() throws MalformedAnswerException {
    int end = document.indexOf('<', position);
    if (end < 0) {
      end = document.length();
    }
    while (position < end) {
      int reference = find('&', position, end);
      newlines(position, reference);
      position = reference < end ? XmlReference.append(document, reference, collected) : reference;
    }
  }

  /** CR and CRLF are line ends, as XML has it. */
  private void newlines(int from, int to) {
    int start = from;
    for (int at = find('\r', from, to); at < to; at = find('\r', start, to)) {
      collected.append(document, start, at);
      if (at + 1 >= to || document.charAt(at + 1) != '\n') {
        collected.append('\n');
      }
      start = at + 1;
    }
    collected.append(document, start, to);
  }

  /** Returns {@code to} if there is none, and looks no further than that. */
  private int find(char wanted, int from, int to) {
    int at = from;
    while (at < to && document.charAt(at) != wanted) {
      at++;
    }
    return at;
  }

  private int after(String terminator, int from) throws MalformedAnswerException {
    int found = document.indexOf(terminator, from);
    if (found < 0) {
      throw new MalformedAnswerException("cannot read answer: no " + terminator);
    }
    return found + terminator.length();
  }
}

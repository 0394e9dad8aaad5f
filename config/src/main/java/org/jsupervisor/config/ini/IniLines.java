package org.jsupervisor.config.ini;

/** Walks over physical lines and tells content from comment. Confined to one call. */
final class IniLines {
  private final String text;
  private int next;
  private int start;
  private int end;
  private int number;
  private String content = "";
  private boolean hasComment;

  IniLines(String text) {
    this.text = text;
  }

  /** Goes to the next line, false at the end of the text. LF, CRLF and CR end a line. */
  boolean advance() {
    if (next >= text.length()) {
      return false;
    }
    start = next;
    end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    next = end < text.length() ? end + 1 : end;
    if (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') {
      next++;
    }
    number++;
    int comment = commentStart();
    hasComment = comment >= 0;
    content = Whitespace.strip(text, start, hasComment ? comment : end);
    return true;
  }

  /**
   * Where the comment begins, -1 without one: at a mark that follows nothing or white space.
   *
   * <p>Compatibility: the two marks are looked for in step, the n-th of each kind together, so a
   * later mark of one kind may win over an earlier one of the other.
   */
  private int commentStart() {
    int semicolon = start - 1;
    int hash = start - 1;
    while (semicolon < end || hash < end) {
      semicolon = nextMark(';', semicolon);
      hash = nextMark('#', hash);
      boolean isSemicolonComment = isCommentAt(semicolon);
      boolean isHashComment = isCommentAt(hash);
      if (isSemicolonComment || isHashComment) {
        return Math.min(isSemicolonComment ? semicolon : end, isHashComment ? hash : end);
      }
    }
    // Compatibility: a mark at the first visible character always starts a comment.
    int first = start + indent();
    return first < end && isMark(text.charAt(first)) ? start : -1;
  }

  private static boolean isMark(char ch) {
    return ch == ';' || ch == '#';
  }

  private int nextMark(char mark, int after) {
    int index = after;
    do {
      index++;
    } while (index < end && text.charAt(index) != mark);
    return Math.min(index, end);
  }

  private boolean isCommentAt(int index) {
    return index < end && (index == start || Whitespace.is(text.charAt(index - 1)));
  }

  /** What remains without comment and surrounding white space. */
  String content() {
    return content;
  }

  boolean hasComment() {
    return hasComment;
  }

  /** Number of white space characters the line begins with. */
  int indent() {
    int first = start;
    while (first < end && Whitespace.is(text.charAt(first))) {
      first++;
    }
    return first - start;
  }

  int number() {
    return number;
  }

  /** The line as written, its end normalized to LF and absent if the text ends without one. */
  String raw() {
    return end < text.length() ? text.substring(start, end) + "\n" : text.substring(start, end);
  }
}

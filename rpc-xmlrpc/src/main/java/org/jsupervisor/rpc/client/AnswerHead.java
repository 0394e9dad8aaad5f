package org.jsupervisor.rpc.client;

import java.io.IOException;
import java.util.Locale;

/** The status line and the headers that frame a body; length is -1 if not told. */
record AnswerHead(int status, String reason, long length, boolean isChunked, boolean isKeptAlive) {
  private static final int MOST_HEADERS = 200;

  static AnswerHead read(HttpChannel channel) throws IOException {
    AnswerHead head = statusLine(channel.line());
    while (head.status / 100 == 1) {
      head.headers(channel);
      head = statusLine(channel.line());
    }
    return head.headers(channel);
  }

  private static AnswerHead statusLine(String line) throws IOException {
    int space = line.indexOf(' ');
    if (!line.startsWith("HTTP/") || space < 0) {
      throw new IOException("cannot read answer: bad status line " + line);
    }
    String rest = line.substring(space + 1).stripLeading();
    int end = rest.indexOf(' ');
    String reason = end < 0 ? "" : rest.substring(end + 1).strip();
    try {
      int status = Integer.parseInt(end < 0 ? rest : rest.substring(0, end));
      return new AnswerHead(status, reason, -1, false, !line.startsWith("HTTP/1.0"));
    } catch (NumberFormatException e) {
      throw new IOException("cannot read answer: bad status line " + line, e);
    }
  }

  private AnswerHead headers(HttpChannel channel) throws IOException {
    long told = -1;
    boolean chunked = false;
    boolean keepAlive = isKeptAlive;
    int count = 0;
    for (String line = channel.line(); !line.isEmpty(); line = channel.line()) {
      if (++count > MOST_HEADERS) {
        throw new IOException("cannot read answer: too many headers");
      }
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("cannot read answer: bad header " + line);
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> told = contentLength(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "connection" -> keepAlive = keepsAlive(value);
        default -> {}
      }
    }
    return new AnswerHead(status, reason, told, chunked, keepAlive && (chunked || told >= 0));
  }

  private boolean keepsAlive(String value) {
    return value.equalsIgnoreCase("keep-alive")
        || (isKeptAlive && !value.equalsIgnoreCase("close"));
  }

  private static long contentLength(String value) throws IOException {
    try {
      long length = Long.parseLong(value);
      if (length >= 0) {
        return length;
      }
    } catch (NumberFormatException e) {
      throw new IOException("cannot read answer: bad length " + value, e);
    }
    throw new IOException("cannot read answer: bad length " + value);
  }
}

package org.jsupervisor.supervisord.lines;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A JSON object for each line, in UTF-8 whatever the program prints: bytes that are not UTF-8
 * become U+FFFD. Confined to the loop thread.
 */
final class JsonLines implements LineFormat {
  private static final byte[] HEXADECIMAL = ascii("0123456789abcdef");
  private static final byte[] TIME = ascii("{\"time\":\"");
  private static final byte[] PARTIAL = ascii("\",\"partial\":true}\n");
  private static final byte[] END = ascii("\"}\n");
  private static final byte[] ESCAPE = ascii("\\u00");
  private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);

  private final byte[] names;
  private final Timestamp timestamp = new Timestamp();

  JsonLines(String group, String process, String stream, String prefix) {
    StringBuilder text = new StringBuilder("\",\"group\":\"");
    appendEscaped(text, group);
    text.append("\",\"process\":\"");
    appendEscaped(text, process);
    text.append("\",\"stream\":\"").append(stream);
    if (!prefix.isEmpty()) {
      text.append("\",\"prefix\":\"");
      appendEscaped(text, prefix);
    }
    text.append("\",\"message\":\"");
    names = text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void appendEscaped(StringBuilder json, String text) {
    for (int i = 0; i < text.length(); i++) {
      char ch = text.charAt(i);
      if (ch == '"' || ch == '\\') {
        json.append('\\').append(ch);
      } else if (ch < ' ') {
        json.append("\\u00").append((char) HEXADECIMAL[ch >> 4]);
        json.append((char) HEXADECIMAL[ch & 15]);
      } else {
        json.append(ch);
      }
    }
  }

  @Override
  public void write(
      ByteBuffer piece, boolean isFirst, boolean isLast, Instant now, LineOutput out) {
    out.put(TIME);
    out.put(timestamp.of(now));
    out.put(names);
    putMessage(piece, out);
    out.put(isLast ? END : PARTIAL);
  }

  /** What needs no escape is copied in runs. */
  private static void putMessage(ByteBuffer piece, LineOutput out) {
    byte[] bytes = piece.array();
    int offset = piece.arrayOffset();
    int end = piece.limit();
    int run = piece.position();
    int i = run;
    while (i < end) {
      byte value = bytes[offset + i];
      int length = value < 0 ? Utf8Ends.sequenceLength(piece, i) : isPlain(value) ? 1 : 0;
      if (length == 0) {
        out.put(bytes, offset + run, i - run);
        putEscaped(value, out);
        i++;
        run = i;
      } else {
        i += length;
      }
    }
    out.put(bytes, offset + run, end - run);
    piece.position(end);
  }

  private static boolean isPlain(byte value) {
    return value >= ' ' && value != '"' && value != '\\' && value != 0x7f;
  }

  private static void putEscaped(byte value, LineOutput out) {
    switch (value) {
      case '"', '\\' -> {
        out.put((byte) '\\');
        out.put(value);
      }
      case '\t' -> {
        out.put((byte) '\\');
        out.put((byte) 't');
      }
      case '\r' -> {
        out.put((byte) '\\');
        out.put((byte) 'r');
      }
      default -> {
        if (value < 0) {
          out.put(REPLACEMENT);
        } else {
          out.put(ESCAPE);
          out.put(HEXADECIMAL[value >> 4]);
          out.put(HEXADECIMAL[value & 15]);
        }
      }
    }
  }

  @Override
  public void end(LineOutput out) {
    // Each piece is a line of its own already.
  }
}

package org.jsupervisor.supervisord.lines;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lines as they are, behind a time and a prefix. Confined to the loop thread. */
final class TextLines implements LineFormat {
  private final boolean hasTimestamp;
  private final byte[] prefix;
  private final Timestamp timestamp = new Timestamp();

  TextLines(boolean hasTimestamp, String prefix) {
    this.hasTimestamp = hasTimestamp;
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void write(
      ByteBuffer piece, boolean isFirst, boolean isLast, Instant now, LineOutput out) {
    if (isFirst) {
      if (hasTimestamp) {
        out.put(timestamp.of(now));
        out.put((byte) ' ');
      }
      out.put(prefix);
    }
    out.put(piece);
    if (isLast) {
      out.put((byte) '\n');
    }
  }

  @Override
  public void end(LineOutput out) {
    out.put((byte) '\n');
  }
}

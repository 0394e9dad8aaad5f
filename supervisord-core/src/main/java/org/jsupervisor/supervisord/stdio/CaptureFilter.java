package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.logfile.CaptureBuffer;

/**
 * Takes what stands between capture tokens out of the output (daemon.md 5.5). Holds back nothing
 * but what may be the beginning of a token. Confined to the loop thread.
 */
public final class CaptureFilter implements OutputSink {
  // The first byte of a token occurs nowhere else in it, so a mismatch never leads back into one.
  private static final byte[] BEGIN = token("<!--XSUPERVISOR:BEGIN-->");
  private static final byte[] END = token("<!--XSUPERVISOR:END-->");

  private final OutputSink normal;
  private final OutputSink alongside;
  private final Consumer<byte[]> captured;
  private final CaptureBuffer buffer;
  private byte[] awaited = BEGIN;
  private int matched;

  /**
   * A filter that waits for the first token.
   *
   * @param maxbytes how much of a capture is kept, its end
   * @param normal takes what is not captured
   * @param alongside sees what is captured while it comes
   * @param captured takes each complete capture
   */
  public CaptureFilter(
      long maxbytes, OutputSink normal, OutputSink alongside, Consumer<byte[]> captured) {
    this.normal = normal;
    this.alongside = alongside;
    this.captured = captured;
    buffer = new CaptureBuffer(maxbytes);
  }

  private static byte[] token(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void output(ByteBuffer bytes) {
    int start = bytes.position();
    int limit = bytes.limit();
    int held = matched;
    for (int i = start; i < limit; i++) {
      byte b = bytes.get(i);
      if (b != awaited[matched]) {
        pass(held);
        held = 0;
        matched = b == awaited[0] ? 1 : 0;
      } else if (++matched == awaited.length) {
        pass(bytes, start, i + 1 - (matched - held));
        endOfToken();
        start = i + 1;
        held = 0;
      }
    }
    pass(bytes, start, limit - (matched - held));
  }

  private void endOfToken() {
    matched = 0;
    if (isCapturing()) {
      awaited = BEGIN;
      captured.accept(buffer.take());
    } else {
      awaited = END;
    }
  }

  private boolean isCapturing() {
    return awaited == END;
  }

  /** Passes on what was held back: the beginning of the awaited token, as it turned out none. */
  private void pass(int held) {
    if (held > 0) {
      ByteBuffer prefix = ByteBuffer.allocateDirect(held).put(awaited, 0, held);
      pass(prefix, 0, held);
    }
  }

  private void pass(ByteBuffer bytes, int from, int to) {
    if (from >= to) {
      return;
    }
    ByteBuffer part = bytes.duplicate().limit(to).position(from);
    if (!isCapturing()) {
      normal.output(part);
      return;
    }
    byte[] copy = new byte[to - from];
    part.get(copy).position(from);
    buffer.append(copy, 0, copy.length);
    alongside.output(part);
  }

  @Override
  public @Nullable Backlog backlog() {
    return normal.backlog();
  }

  @Override
  public void closed() {
    pass(matched);
    matched = 0;
    normal.closed();
    alongside.closed();
  }
}

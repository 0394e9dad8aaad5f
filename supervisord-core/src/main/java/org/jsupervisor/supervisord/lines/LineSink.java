package org.jsupervisor.supervisord.lines;

import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.stdio.OutputSink;

/**
 * Puts output together to lines and writes these in a format of their own. Nothing is lost: what
 * has waited for the end of its line for a while is written as it is, a line that is too long to be
 * kept is written in pieces, and the rest goes out when the program ends. Confined to the loop
 * thread.
 */
public final class LineSink implements OutputSink {
  /** The longest piece. */
  static final int PIECE_BYTES = 16 * 1024;

  /** How long the beginning of a line waits for its end. */
  static final long WAIT_NANOS = 200_000_000;

  private final EventLoop loop;
  private final LineFormat format;
  private final LineOutput out;
  private final Timer patience;
  private final byte[] input = new byte[PIECE_BYTES];
  private final ByteBuffer view = ByteBuffer.wrap(input);
  private final ByteBuffer pending = ByteBuffer.allocate(PIECE_BYTES);
  private boolean isInLine;

  private LineSink(EventLoop loop, LineFormat format, OutputSink next) {
    this.loop = loop;
    this.format = format;
    this.out = new LineOutput(next);
    this.patience = loop.timer(this::writeLate);
  }

  /** Lines as they are, behind the time, if wanted, and the prefix. */
  public static LineSink text(
      EventLoop loop, boolean hasTimestamp, String prefix, OutputSink next) {
    return new LineSink(loop, new TextLines(hasTimestamp, prefix), next);
  }

  /** JSON objects with these members. */
  public static LineSink json(
      EventLoop loop, String group, String process, String stream, String prefix, OutputSink next) {
    return new LineSink(loop, new JsonLines(group, process, stream, prefix), next);
  }

  @Override
  public void output(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      int count = Math.min(bytes.remaining(), input.length);
      bytes.get(input, 0, count); // Arrays are read faster, byte by byte, than direct buffers.
      takeLines(count);
    }
    out.flush();
    if (pending.position() == 0) {
      patience.cancel();
    } else {
      patience.reschedule(loop.nowNanos() + WAIT_NANOS);
    }
  }

  private void takeLines(int count) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (input[i] == '\n') {
        endLine(view.limit(i).position(start));
        start = i + 1;
      }
    }
    keep(view.limit(count).position(start));
    view.clear();
  }

  private void endLine(ByteBuffer bytes) {
    if (pending.position() == 0) {
      write(bytes, true);
    } else {
      keep(bytes);
      write(pending.flip(), true);
    }
    view.clear();
  }

  /** Keeps bytes of one line, writing a piece whenever there are too many. */
  private void keep(ByteBuffer bytes) {
    while (bytes.remaining() > pending.remaining()) {
      int limit = bytes.limit();
      pending.put(bytes.limit(bytes.position() + pending.remaining()));
      bytes.limit(limit);
      writePiece();
    }
    pending.put(bytes);
  }

  /** Writes what is kept, up to the end of a character. */
  private void writePiece() {
    pending.flip();
    int limit = pending.limit();
    int end = limit - Utf8Ends.incomplete(pending);
    if (end == 0) {
      pending.compact();
      return;
    }
    write(pending.limit(end), false);
    // The buffer was emptied; its bytes are still there.
    ByteBuffer cut = pending.duplicate().limit(limit).position(end);
    pending.put(cut);
  }

  private void write(ByteBuffer piece, boolean isLast) {
    format.write(piece, !isInLine, isLast, loop.nowWall(), out);
    isInLine = !isLast;
    pending.clear();
  }

  private void writeLate() {
    writePiece();
    out.flush();
  }

  @Override
  public void ended(int fd) {
    out.next().ended(fd);
  }

  @Override
  public void closed() {
    patience.cancel();
    if (pending.position() > 0) {
      write(pending.flip(), true);
    } else if (isInLine) {
      format.end(out);
    }
    isInLine = false;
    out.flush();
    out.next().closed();
  }
}

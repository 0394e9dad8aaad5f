package org.jsupervisor.rpc.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Reads a body framed by length, by chunks or by the end of the stream. Confined to one thread. */
final class AnswerBody {
  private static final int LARGEST = 256 * 1024 * 1024;
  private static final int MOST_TRAILERS = 100;

  private final HttpChannel channel;
  private final AnswerHead head;

  /** What is left of the body or chunk; without meaning if neither is told. */
  private long remaining;

  private boolean isFirstChunk = true;
  private boolean isFinished;

  AnswerBody(HttpChannel channel, AnswerHead head) {
    this.channel = channel;
    this.head = head;
    this.remaining = head.isChunked() ? 0 : head.length();
  }

  /** Returns how many bytes came, at least one, or -1 at the end of the body. */
  int read(byte[] target) throws IOException {
    if (isFinished || (remaining == 0 && !nextChunk())) {
      return -1;
    }
    boolean isFramed = head.isChunked() || head.length() >= 0;
    int wanted = isFramed ? (int) Math.min(remaining, target.length) : target.length;
    int count = channel.read(target, 0, wanted);
    if (count < 0) {
      isFinished = true;
      if (isFramed) {
        throw new EOFException("connection closed by the server");
      }
    } else if (isFramed) {
      remaining -= count;
    }
    return count;
  }

  byte[] readAll() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(1024);
    byte[] part = new byte[8192];
    for (int count = read(part); count >= 0; count = read(part)) {
      if (whole.size() > LARGEST - count) {
        throw new IOException("cannot read answer: too large");
      }
      whole.write(part, 0, count);
    }
    return whole.toByteArray();
  }

  /** Returns false if the body is over. */
  private boolean nextChunk() throws IOException {
    if (!head.isChunked()) {
      isFinished = true;
      return false;
    }
    if (!isFirstChunk) {
      channel.line();
    }
    isFirstChunk = false;
    remaining = chunkSize(channel.line());
    if (remaining == 0) {
      isFinished = true;
      skipTrailers();
    }
    return remaining > 0;
  }

  private void skipTrailers() throws IOException {
    for (int count = 0; !channel.line().isEmpty(); count++) {
      if (count == MOST_TRAILERS) {
        throw new IOException("cannot read answer: too many trailers");
      }
    }
  }

  private static long chunkSize(String line) throws IOException {
    int end = line.indexOf(';');
    String digits = (end < 0 ? line : line.substring(0, end)).strip();
    try {
      long size = Long.parseLong(digits, 16);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new IOException("cannot read answer: bad chunk size " + line, e);
    }
    throw new IOException("cannot read answer: bad chunk size " + line);
  }
}

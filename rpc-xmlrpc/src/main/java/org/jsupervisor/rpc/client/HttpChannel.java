package org.jsupervisor.rpc.client;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A blocking connection with a read buffer. Confined to one thread, except {@link #close}. */
final class HttpChannel implements Closeable {
  private static final int LONGEST_LINE = 64 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer input = ByteBuffer.allocate(16 * 1024).limit(0);

  HttpChannel(SocketChannel channel) {
    this.channel = channel;
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer output = ByteBuffer.wrap(bytes);
    while (output.hasRemaining()) {
      channel.write(output);
    }
  }

  /** A line without its end, which is CRLF or LF. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    while (true) {
      if (!input.hasRemaining() && !fill()) {
        throw new EOFException("connection closed by the server");
      }
      char unit = (char) (input.get() & 0xFF);
      if (unit == '\n') {
        break;
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("cannot read answer: line too long");
      }
      line.append(unit);
    }
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  /** Returns how many bytes came, at least one, or -1 at the end of the stream. */
  int read(byte[] target, int offset, int count) throws IOException {
    if (!input.hasRemaining() && !fill()) {
      return -1;
    }
    int taken = Math.min(count, input.remaining());
    input.get(target, offset, taken);
    return taken;
  }

  private boolean fill() throws IOException {
    input.clear();
    int count = channel.read(input);
    input.flip();
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package org.jsupervisor.rpc.listener;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A listener's end of the event-listener protocol: says READY, reads an event, sends the result.
 * Confined to one thread.
 */
public final class EventListenerProtocol {
  private final InputStream in;
  private final OutputStream out;

  public EventListenerProtocol(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  /**
   * Speaks over the standard streams. From now on what the program prints on {@link System#out}
   * goes to its standard error: between the words of the protocol it would end the conversation.
   */
  public static EventListenerProtocol onStandardStreams() {
    System.setOut(System.err);
    return new EventListenerProtocol(System.in, new FileOutputStream(FileDescriptor.out));
  }

  /** Answers every event with what the handler returns, until the daemon closes the stream. */
  public void serve(EventHandler handler) throws IOException {
    for (ListenerEvent event = next(); event != null; event = next()) {
      if (handler.handle(event)) {
        ok();
      } else {
        fail();
      }
    }
  }

  /** Says READY and waits for an event; null if the daemon has closed the stream instead. */
  public @Nullable ListenerEvent next() throws IOException {
    send("READY\n".getBytes(StandardCharsets.UTF_8));
    byte[] line = readLine();
    if (line.length == 0) {
      return null;
    }
    Map<String, String> header = Tokens.parse(new String(line, StandardCharsets.UTF_8));
    String length = header.get("len");
    if (length == null) {
      throw new IOException("cannot read an event without len: " + header);
    }
    return new ListenerEvent(header, readCharacters(Integer.parseInt(length)));
  }

  /** Tells that the event is dealt with. */
  public void ok() throws IOException {
    result("OK".getBytes(StandardCharsets.UTF_8));
  }

  /** Tells that the event is not dealt with: the daemon will send it again, to any of the pool. */
  public void fail() throws IOException {
    result("FAIL".getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a result of the caller's own, for pools with another {@code result_handler}. */
  public void result(byte[] result) throws IOException {
    byte[] head = ("RESULT " + result.length + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] message = new byte[head.length + result.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(result, 0, message, head.length, result.length);
    send(message);
  }

  private void send(byte[] message) throws IOException {
    out.write(message);
    out.flush();
  }

  /** The next line without its end; empty at the end of the stream. */
  private byte[] readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        if (line.size() > 0) {
          throw new EOFException("cannot read the rest of the header: " + line);
        }
        return new byte[0];
      }
      line.write(next);
    }
    return line.toByteArray();
  }

  /** Reads that many characters of UTF-8: {@code len} counts characters, not bytes. */
  private String readCharacters(int count) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(count);
    for (int left = count; left > 0; left--) {
      int first = readByte();
      text.write(first);
      for (int more = continuations(first); more > 0; more--) {
        text.write(readByte());
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private int readByte() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("cannot read the rest of the payload");
    }
    return next;
  }

  /** How many bytes follow the first one of a character. */
  private static int continuations(int first) {
    if (first < 0xC0) {
      return 0;
    }
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  }
}

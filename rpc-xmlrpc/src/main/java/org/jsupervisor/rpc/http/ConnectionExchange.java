package org.jsupervisor.rpc.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns the answer to one request into queued bytes. Confined to the loop thread. */
final class ConnectionExchange implements HttpExchange, HttpBodyStream {
  private static final int LARGE_BYTES = 64 * 1024;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final byte[] CHUNK_END = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

  private final HttpRequest request;
  private final OutputQueue output;
  private final HttpDate date;
  private final Runnable outputAppeared;

  private boolean answered;
  private boolean complete;
  private boolean gone;
  private boolean keepsAlive;
  private boolean chunked;
  private @Nullable Runnable onClose;
  private @Nullable Runnable onDrained;

  ConnectionExchange(
      HttpRequest request, OutputQueue output, HttpDate date, Runnable outputAppeared) {
    this.request = request;
    this.output = output;
    this.date = date;
    this.outputAppeared = outputAppeared;
  }

  @Override
  public void respond(HttpResponse wanted) {
    beginAnswer();
    HttpResponse response =
        output.admits(wanted.body().remaining()) ? wanted : HttpResponse.error(503);
    complete = true;
    if (gone) {
      return;
    }
    keepsAlive = request.wantsKeepAlive() && !response.headers().hasToken("Connection", "close");
    StringBuilder head = head(response);
    if (keepsAlive && request.version().equals("1.0")) {
      head.append("Connection: Keep-Alive\r\n");
    }
    if (!response.isBodiless()) {
      head.append("Content-Length: ").append(response.body().remaining()).append("\r\n");
    }
    enqueue(head, response.isBodiless() ? NOTHING : response.body());
  }

  @Override
  public HttpBodyStream stream(HttpResponse response) {
    beginAnswer();
    if (gone) {
      return this;
    }
    boolean headOnly = request.method().equals("HEAD");
    chunked = request.version().equals("1.1");
    keepsAlive =
        chunked && request.wantsKeepAlive() && !response.headers().hasToken("Connection", "close");
    complete = headOnly;
    StringBuilder head = head(response);
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    ByteBuffer first = response.body();
    enqueue(head, chunked && first.hasRemaining() ? ByteBuffer.wrap(chunk(first)) : first);
    return this;
  }

  private void beginAnswer() {
    if (answered) {
      throw new IllegalStateException("cannot answer a request twice");
    }
    answered = true;
  }

  private StringBuilder head(HttpResponse response) {
    StringBuilder text = new StringBuilder(256);
    text.append("HTTP/").append(request.version()).append(' ').append(response.status());
    text.append(' ').append(HttpResponse.reason(response.status()));
    // Compatibility: the name of the original's server.
    text.append("\r\nServer: Medusa/1.12\r\nDate: ").append(date.now()).append("\r\n");
    response.headers().appendTo(text);
    return text;
  }

  /** One buffer for both, so that a small answer is a single packet; large ones are not copied. */
  private void enqueue(StringBuilder head, ByteBuffer body) {
    byte[] text = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    int bodyLength = request.method().equals("HEAD") ? 0 : body.remaining();
    if (bodyLength > LARGE_BYTES) {
      output.add(text);
      output.add(body);
      outputAppeared.run();
      return;
    }
    byte[] all = new byte[text.length + bodyLength];
    System.arraycopy(text, 0, all, 0, text.length);
    body.get(all, text.length, bodyLength);
    output.add(all);
    outputAppeared.run();
  }

  private static byte[] chunk(ByteBuffer bytes) {
    int length = bytes.remaining();
    byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[size.length + length + CHUNK_END.length];
    System.arraycopy(size, 0, all, 0, size.length);
    bytes.get(all, size.length, length);
    System.arraycopy(CHUNK_END, 0, all, size.length + length, CHUNK_END.length);
    return all;
  }

  @Override
  public void write(ByteBuffer bytes) {
    if (!isOpen() || !bytes.hasRemaining()) {
      bytes.position(bytes.limit());
      return;
    }
    if (chunked) {
      output.add(chunk(bytes));
    } else {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      output.add(copy);
    }
    outputAppeared.run();
  }

  @Override
  public void end() {
    if (!isOpen()) {
      return;
    }
    complete = true;
    if (chunked) {
      output.add(LAST_CHUNK.clone());
    }
    outputAppeared.run();
  }

  @Override
  public int pendingBytes() {
    return gone ? 0 : output.size();
  }

  @Override
  public void onDrained(Runnable action) {
    onDrained = action;
  }

  @Override
  public boolean isOpen() {
    return !gone && !complete;
  }

  @Override
  public void onClose(Runnable action) {
    onClose = action;
  }

  boolean isAnswered() {
    return answered;
  }

  /** Whether a stream has begun and not ended. */
  boolean isStreaming() {
    return answered && isOpen();
  }

  boolean isComplete() {
    return complete;
  }

  /** Whether the connection serves another request after this one. */
  boolean keepsAlive() {
    return keepsAlive;
  }

  /** All queued bytes have been sent. */
  void drained() {
    if (onDrained != null && isStreaming()) {
      onDrained.run();
    }
  }

  /** The client is no longer there. */
  void clientGone() {
    if (!isOpen()) {
      return;
    }
    gone = true;
    if (onClose != null) {
      onClose.run();
    }
  }
}

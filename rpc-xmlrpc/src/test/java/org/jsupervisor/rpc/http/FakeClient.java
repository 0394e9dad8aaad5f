package org.jsupervisor.rpc.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The other end of an {@link HttpConnection}: sends text, collects what comes back. */
public final class FakeClient {
  public static final String DATE = "Thu, 01 Jan 1970 00:00:00 GMT";

  /** Lets nobody wait. */
  private static final class NoPause implements PasswordWatch {
    @Override
    public long wrong(long nowNanos) {
      return 0;
    }

    @Override
    public void right() {}
  }

  public final HttpConnection connection;
  final ByteArrayOutputStream received = new ByteArrayOutputStream();
  long now;

  /** The least the fake network takes at once; a small number makes writes partial. */
  int chunk = Integer.MAX_VALUE;

  int outputReadyCalls;

  public FakeClient(HttpHandler handler) {
    this(handler, HttpLimits.DEFAULT);
  }

  public FakeClient(HttpHandler handler, HttpLimits limits) {
    this(handler, limits, new HeldBytes(1 << 26));
  }

  FakeClient(HttpHandler handler, HttpLimits limits, HeldBytes held) {
    this(handler, limits, held, new NoPause());
  }

  FakeClient(HttpHandler handler, PasswordWatch passwords) {
    this(handler, HttpLimits.DEFAULT, new HeldBytes(1 << 26), passwords);
  }

  private FakeClient(
      HttpHandler handler, HttpLimits limits, HeldBytes held, PasswordWatch passwords) {
    connection =
        new HttpConnection(
            handler, limits, new HttpDate(() -> 0), held, passwords, () -> outputReadyCalls++, 0);
  }

  public FakeClient send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  public FakeClient send(byte[] bytes) {
    connection.receive(ByteBuffer.wrap(bytes), now);
    return collect();
  }

  public FakeClient sendByteByByte(byte[] bytes) {
    for (byte b : bytes) {
      send(new byte[] {b});
    }
    return this;
  }

  /** Takes everything there is to take. */
  public FakeClient collect() {
    while (connection.hasOutput()) {
      collectOnce();
    }
    return this;
  }

  public void collectOnce() {
    ByteBuffer bytes = connection.output();
    int count = Math.min(chunk, bytes.remaining());
    for (int i = 0; i < count; i++) {
      received.write(bytes.get());
    }
    connection.wrote(count, now);
  }

  public String text() {
    return received.toString(StandardCharsets.UTF_8);
  }

  /** What came, and forgets it. */
  public String takeText() {
    String text = text();
    received.reset();
    return text;
  }

  public static String errorPage(int status, String reason) {
    return "<head>\r\n<title>Error response</title>\r\n</head>\r\n<body>\r\n"
        + "<h1>Error response</h1>\r\n<p>Error code "
        + status
        + ".\r\n<p>Message: "
        + reason
        + ".\r\n</body>\r\n";
  }

  public static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nServer: Medusa/1.12\r\nDate: "
        + DATE
        + "\r\nContent-Type: text/plain\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  public static HttpResponse plain(String body) {
    return HttpResponse.of(200, "text/plain", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with method, path, query and body of the request. */
  public static void echo(HttpRequest request, HttpExchange exchange) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    exchange.respond(
        plain(request.method() + " " + request.path() + " " + request.query() + " " + body));
  }
}

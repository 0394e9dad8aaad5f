package org.jsupervisor.rpc.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A status, headers and a body of known length. Immutable. */
public final class HttpResponse {
  private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0);

  private final int status;
  private final HttpHeaders headers;
  private final ByteBuffer body;

  private HttpResponse(int status, HttpHeaders headers, ByteBuffer body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public static HttpResponse of(int status, String contentType, byte[] body) {
    return of(status, contentType, ByteBuffer.wrap(body));
  }

  /** With what remains in an array's buffer, whose bytes must not change any more. */
  public static HttpResponse of(int status, String contentType, ByteBuffer body) {
    return new HttpResponse(status, HttpHeaders.NONE.with("Content-Type", contentType), body);
  }

  /** A status alone, for example 304. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, HttpHeaders.NONE, NO_BODY);
  }

  /** The page that goes with every status that is not a success (control.md 3.5). */
  public static HttpResponse error(int status) {
    String page =
        "<head>\r\n<title>Error response</title>\r\n</head>\r\n<body>\r\n"
            + "<h1>Error response</h1>\r\n<p>Error code "
            + status
            + ".\r\n<p>Message: "
            + reason(status)
            + ".\r\n</body>\r\n";
    return of(status, "text/html", page.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends the client elsewhere for good, as the web actions do. */
  public static HttpResponse redirect(String location) {
    return error(301).with("Location", location);
  }

  public HttpResponse with(String name, String value) {
    return new HttpResponse(status, headers.with(name, value), body);
  }

  public int status() {
    return status;
  }

  public HttpHeaders headers() {
    return headers;
  }

  /** The bytes of the body; not a copy. */
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** Whether the status itself forbids a body. */
  boolean isBodiless() {
    return status == 304 || status == 204;
  }

  static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 301 -> "Moved Permanently";
      case 302 -> "Moved Temporarily";
      case 303 -> "See Other";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Time-out";
      case 410 -> "Gone";
      case 411 -> "Length Required";
      case 413 -> "Request Entity Too Large";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> "Unknown";
    };
  }
}

package org.jsupervisor.rpc.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request as received, and its target taken apart. Immutable. */
public final class HttpRequest {
  private static final byte[] NO_BODY = new byte[0];

  private final String method;
  private final String target;
  private final String version;
  private final HttpHeaders headers;
  private final byte[] body;
  private final String path;
  private final @Nullable String query;

  /**
   * @param target path and query as sent
   * @param version the digits behind {@code HTTP/}, for example {@code 1.1}
   */
  public HttpRequest(
      String method, String target, String version, HttpHeaders headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.version = version;
    this.headers = headers;
    this.body = body;
    int question = target.indexOf('?');
    this.path = percentDecoded(question < 0 ? target : target.substring(0, question));
    this.query = question < 0 ? null : target.substring(question + 1);
  }

  /** A request without body. */
  HttpRequest(String method, String target, String version, HttpHeaders headers) {
    this(method, target, version, headers, NO_BODY);
  }

  HttpRequest withBody(byte[] bytes) {
    return new HttpRequest(method, target, version, headers, bytes);
  }

  public String method() {
    return method;
  }

  /** The path, percent-decoded; leading slashes as sent. */
  public String path() {
    return path;
  }

  /** What follows the question mark, as sent; null if there is none. */
  public @Nullable String query() {
    return query;
  }

  public String version() {
    return version;
  }

  public HttpHeaders headers() {
    return headers;
  }

  /** The body; not a copy. */
  public byte[] body() {
    return body;
  }

  /** Whether the client is ready for another request on this connection. */
  boolean wantsKeepAlive() {
    if (version.equals("1.0")) {
      return headers.hasToken("Connection", "keep-alive");
    }
    return !headers.hasToken("Connection", "close");
  }

  /** Decodes {@code %XX} as UTF-8; incomplete escapes stay, invalid bytes become U+FFFD. */
  public static String percentDecoded(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    byte[] to = new byte[from.length];
    int length = 0;
    for (int i = 0; i < from.length; i++) {
      int value = from[i] == '%' && i + 2 < from.length ? hex(from[i + 1], from[i + 2]) : -1;
      to[length++] = value < 0 ? from[i] : (byte) value;
      i += value < 0 ? 0 : 2;
    }
    return new String(to, 0, length, StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int value = (Character.digit(high, 16) << 4) | Character.digit(low, 16);
    return value < 0 ? -1 : value;
  }
}

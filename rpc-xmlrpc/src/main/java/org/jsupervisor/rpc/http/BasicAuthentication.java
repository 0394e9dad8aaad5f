package org.jsupervisor.rpc.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those requests through that carry the user's name and password (control.md 3.6). What
 * is secret is compared in constant time.
 */
public final class BasicAuthentication implements HttpHandler {
  private static final String SHA_MARK = "{SHA}";
  private static final String SCHEME = "basic ";

  private final HttpHandler next;
  private final byte[] username;
  private final byte[] password;
  private final boolean hashed;

  /**
   * @param password clear text, or {@code {SHA}} and the SHA-1 of the password in hexadecimal
   */
  public BasicAuthentication(HttpHandler next, String username, String password) {
    this.next = next;
    this.hashed = password.startsWith(SHA_MARK);
    this.username = username.getBytes(StandardCharsets.UTF_8);
    String secret =
        hashed ? password.substring(SHA_MARK.length()).toLowerCase(Locale.ROOT) : password;
    this.password = secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable HttpResponse refuse(HttpRequest head) {
    return isAllowed(head) ? next.refuse(head) : unauthorized();
  }

  /** Judges again, so that safety does not hang on the caller having asked {@link #refuse}. */
  @Override
  public void handle(HttpRequest request, HttpExchange exchange) {
    if (isAllowed(request)) {
      next.handle(request, exchange);
    } else {
      exchange.respond(unauthorized());
    }
  }

  private static HttpResponse unauthorized() {
    return HttpResponse.error(401)
        .with("WWW-Authenticate", "Basic realm=\"default\"")
        .with("Connection", "close");
  }

  private boolean isAllowed(HttpRequest request) {
    String credentials = request.headers().first("Authorization");
    if (credentials == null || !credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(credentials.substring(SCHEME.length()).trim());
    } catch (IllegalArgumentException e) {
      return false;
    }
    int colon = 0;
    while (colon < decoded.length && decoded[colon] != ':') {
      colon++;
    }
    if (colon == decoded.length) {
      return false;
    }
    byte[] name = Arrays.copyOf(decoded, colon);
    byte[] secret = Arrays.copyOfRange(decoded, colon + 1, decoded.length);
    boolean nameMatches = MessageDigest.isEqual(username, name);
    boolean secretMatches = MessageDigest.isEqual(password, hashed ? shaHex(secret) : secret);
    return nameMatches && secretMatches;
  }

  private static byte[] shaHex(byte[] secret) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-1").digest(secret);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-1", e);
    }
    byte[] hex = new byte[digest.length * 2];
    for (int i = 0; i < digest.length; i++) {
      hex[2 * i] = (byte) Character.forDigit((digest[i] >> 4) & 15, 16);
      hex[2 * i + 1] = (byte) Character.forDigit(digest[i] & 15, 16);
    }
    return hex;
  }
}

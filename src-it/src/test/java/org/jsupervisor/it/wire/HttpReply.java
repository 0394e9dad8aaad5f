package org.jsupervisor.it.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One HTTP answer: status, headers by lower-case name, and the bytes of the body without transfer
 * coding, one character for each.
 */
public record HttpReply(int status, Map<String, String> headers, String body) {

  public byte[] bytes() {
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}

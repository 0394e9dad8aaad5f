package org.jsupervisor.supervisord.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * A secret that our own pages send back, which proves that a request comes from one of them; drawn
 * when first needed, forgotten at a restart. Confined to the loop thread.
 */
public final class ActionToken {
  private static final int BYTES = 16;
  private static final String HEXADECIMAL = "0123456789abcdef";

  private @Nullable String text;

  /** What to put into a form. */
  public String text() {
    if (text == null) {
      text = draw();
    }
    return text;
  }

  /** Compares in constant time. */
  public boolean matches(@Nullable String sent) {
    return sent != null
        && MessageDigest.isEqual(
            text().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static String draw() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    StringBuilder hexadecimal = new StringBuilder(2 * BYTES);
    for (byte one : bytes) {
      hexadecimal.append(HEXADECIMAL.charAt((one >> 4) & 15)).append(HEXADECIMAL.charAt(one & 15));
    }
    return hexadecimal.toString();
  }
}

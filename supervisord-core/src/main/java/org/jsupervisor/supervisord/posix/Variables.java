package org.jsupervisor.supervisord.posix;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An environment as {@link ProcessTable#environment} gives it, to look values up in. */
public final class Variables {
  private final String text;

  public Variables(byte[] environment) {
    text = '\0' + new String(environment, StandardCharsets.UTF_8);
  }

  /** The value of a variable, null if there is none. */
  public @Nullable String value(String name) {
    String key = '\0' + name + '=';
    int at = text.indexOf(key);
    if (at < 0) {
      return null;
    }
    int start = at + key.length();
    int end = text.indexOf('\0', start);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}

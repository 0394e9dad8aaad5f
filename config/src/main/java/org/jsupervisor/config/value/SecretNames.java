package org.jsupervisor.config.value;

import java.util.Locale;

/** Tells by their names which values are likely to be secrets. */
public final class SecretNames {
  private static final String[] MARKS = {"PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY"};

  private SecretNames() {}

  public static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (String mark : MARKS) {
      if (upper.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}

package org.jsupervisor.config.listing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hides what looks like a secret, unless it may be shown. */
public final class Secrets {
  /** Shows everything. */
  public static final Secrets SHOWN = new Secrets(true);

  /** Shows a mask. */
  public static final Secrets HIDDEN = new Secrets(false);

  static final String MASK = "********";

  private static final String[] MARKS = {"PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY"};

  private final boolean isShown;

  private Secrets(boolean isShown) {
    this.isShown = isShown;
  }

  @Nullable String value(String name, @Nullable String value) {
    return value == null || isShown || !isSecret(name) ? value : MASK;
  }

  Map<String, String> pairs(Map<String, String> pairs) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      boolean isHidden = !isShown && isSecret(pair.getKey());
      shown.put(pair.getKey(), isHidden ? MASK : pair.getValue());
    }
    return shown;
  }

  private static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (String mark : MARKS) {
      if (upper.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}

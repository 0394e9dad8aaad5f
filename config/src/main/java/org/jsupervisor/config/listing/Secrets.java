package org.jsupervisor.config.listing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.SecretNames;
import org.jsupervisor.config.value.SecretTexts;

/** Hides what looks like a secret, unless it may be shown. */
public final class Secrets {
  /** Shows everything. */
  public static final Secrets SHOWN = new Secrets(true);

  /** Shows a mask. */
  public static final Secrets HIDDEN = new Secrets(false);

  private final boolean isShown;

  private Secrets(boolean isShown) {
    this.isShown = isShown;
  }

  @Nullable String value(String name, @Nullable String value) {
    return value == null || isShown || !SecretNames.isSecret(name) ? value : SecretTexts.MASK;
  }

  Map<String, String> pairs(Map<String, String> pairs) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      boolean isHidden = !isShown && SecretNames.isSecret(pair.getKey());
      shown.put(pair.getKey(), isHidden ? SecretTexts.MASK : pair.getValue());
    }
    return shown;
  }

  /** The options of a program, its name apart, without what nobody may be shown. */
  Map<String, Object> masked(Map<String, Object> options, SecretTexts secrets) {
    if (isShown || secrets.isEmpty()) {
      return options;
    }
    Map<String, Object> masked = new LinkedHashMap<>(options);
    for (Map.Entry<String, Object> option : masked.entrySet()) {
      if (!option.getKey().equals("process_name")) {
        option.setValue(masked(option.getValue(), secrets));
      }
    }
    return masked;
  }

  private static Object masked(Object value, SecretTexts secrets) {
    if (value instanceof String text) {
      return secrets.masked(text);
    }
    if (value instanceof Map<?, ?> pairs) {
      Map<String, String> masked = new LinkedHashMap<>();
      for (Map.Entry<?, ?> pair : pairs.entrySet()) {
        masked.put(String.valueOf(pair.getKey()), secrets.masked(String.valueOf(pair.getValue())));
      }
      return masked;
    }
    return value;
  }
}

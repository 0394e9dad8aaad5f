package org.jsupervisor.config.check;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.Finding;

/** What a report repeats of a configuration: no value that may be a secret. */
final class ShownText {
  private ShownText() {}

  /** The option's value, null if it may be a secret. */
  static @Nullable String value(String key, @Nullable String value) {
    return isSecret(key) ? null : value;
  }

  /** The text of a finding without such values. */
  static String of(Finding finding) {
    String text = finding.text();
    if (!isSecret(finding.key())) {
      return text;
    }
    int quoted = text.indexOf(" in value '");
    if (quoted >= 0) {
      String at = finding.piece() == null ? "" : " at " + finding.piece();
      return text.substring(0, quoted) + at;
    }
    int complaint = text.indexOf(" is badly formatted: ");
    return complaint < 0 ? text : "the format string" + text.substring(complaint);
  }

  private static boolean isSecret(String key) {
    return key.equals("environment") || key.equals("password");
  }
}

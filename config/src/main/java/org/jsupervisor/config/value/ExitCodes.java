package org.jsupervisor.config.value;

import java.util.ArrayList;
import java.util.List;

/** The exit codes that count as expected, in the order written. */
public record ExitCodes(List<Integer> codes) {
  private static final int HIGHEST = 255;

  public ExitCodes {
    codes = List.copyOf(codes);
  }

  /** A comma list of 0 to 255; empty for no expected code at all. */
  public static ExitCodes parse(String text) {
    List<Integer> codes = new ArrayList<>();
    for (String item : Values.untrimmed(text)) {
      try {
        codes.add(Values.integer(item, 0, HIGHEST));
      } catch (ConfigException badItem) {
        ConfigException refused =
            new ConfigException("not a valid list of exit codes: " + PythonRepr.of(text));
        refused.initCause(badItem);
        throw refused;
      }
    }
    return new ExitCodes(codes);
  }

  /** Whether {@code exitStatus} (-1 for death by signal) is expected. */
  public boolean contains(int exitStatus) {
    return codes.contains(exitStatus);
  }
}

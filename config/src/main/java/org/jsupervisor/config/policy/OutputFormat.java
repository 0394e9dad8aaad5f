package org.jsupervisor.config.policy;

/**
 * How the lines of one output channel are written to its logs.
 *
 * @param prefix is put before each line, empty for none
 * @param hasTimestamp whether the time comes before that
 * @param isJson whether each line becomes a JSON object, which has both as members
 */
public record OutputFormat(String prefix, boolean hasTimestamp, boolean isJson) {
  /** As the program prints it. */
  public static final OutputFormat PLAIN = new OutputFormat("", false, false);

  public boolean isPlain() {
    return prefix.isEmpty() && !hasTimestamp && !isJson;
  }
}

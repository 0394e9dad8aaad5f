package org.jsupervisor.config.value;

import org.jspecify.annotations.Nullable;

/**
 * Refuses a configuration; the message is the usage error's text, without {@code Error: }.
 *
 * <p>Where the fault lies is known for most errors and carried beside the text, because the text
 * itself is a contract.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String section;
  private final @Nullable String key;
  private final @Nullable String file;
  private final int line;

  public ConfigException(String text) {
    this(text, null, null, null, 0);
  }

  public ConfigException(
      String text,
      @Nullable String section,
      @Nullable String key,
      @Nullable String file,
      int line) {
    super(text);
    this.section = section;
    this.key = key;
    this.file = file;
    this.line = line;
  }

  /** The usage error's text. */
  public String text() {
    String text = getMessage();
    return text == null ? "" : text;
  }

  /** The section at fault, null when unknown. */
  public @Nullable String section() {
    return section;
  }

  /** The option at fault, null when unknown. */
  public @Nullable String key() {
    return key;
  }

  /** The file that holds the fault, null when unknown. */
  public @Nullable String file() {
    return file;
  }

  /** The line of the fault in {@link #file}, 0 when unknown. */
  public int line() {
    return line;
  }
}

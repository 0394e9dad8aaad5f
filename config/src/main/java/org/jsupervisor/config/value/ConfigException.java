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
  private final @Nullable String piece;

  public ConfigException(String text) {
    this(text, null);
  }

  /**
   * A fault of a value whose text is not placed yet.
   *
   * @param piece the part of the value at fault, null if it is all of it
   */
  public ConfigException(String text, @Nullable String piece) {
    super(text);
    this.section = null;
    this.key = null;
    this.file = null;
    this.line = 0;
    this.piece = piece;
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
    this.piece = null;
  }

  /**
   * Joins the faults of one value: the first is what a start shows, the others are suppressed in
   * it.
   *
   * @param first null if there was none so far
   */
  public static ConfigException joined(@Nullable ConfigException first, ConfigException next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }

  /** The same error under the text of the option it occurred in. */
  public static ConfigException renamed(ConfigException e, String text) {
    ConfigException renamed = new ConfigException(text, e.section(), e.key(), e.file(), e.line());
    renamed.initCause(e);
    return renamed;
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

  /** The part of the value at fault, null when it is all of it or unknown. */
  public @Nullable String piece() {
    return piece;
  }

  /** The line of the fault in {@link #file}, 0 when unknown. */
  public int line() {
    return line;
  }
}

package org.jsupervisor.config.option;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.SecretTexts;

/**
 * One section's options with their names expanded. What is refused is told to the findings; should
 * they let the loading go on, the option counts as missing. Confined to the thread that loads the
 * configuration.
 */
public final class SectionValues {
  private final IniSection section;
  private final Expansions names;
  private final Findings findings;
  private final String suffix;
  private int refusals;

  public SectionValues(IniSection section, Expansions names, Findings findings) {
    this(section, names, findings, "");
  }

  /**
   * @param suffix what a start adds to the text of each fault
   */
  public SectionValues(IniSection section, Expansions names, Findings findings, String suffix) {
    this.section = section;
    this.names = names;
    this.findings = findings;
    this.suffix = suffix;
  }

  public IniSection section() {
    return section;
  }

  public boolean has(String key) {
    return section.get(key) != null;
  }

  /** The value as written, null if absent. */
  public @Nullable String raw(String key) {
    return section.get(key);
  }

  /** The expanded value, null if absent. */
  public @Nullable String text(String key) {
    String raw = section.get(key);
    return raw == null ? null : expanded(key, raw, section.name() + "." + key);
  }

  public String text(String key, String fallback) {
    String text = text(key);
    return text == null ? fallback : text;
  }

  /**
   * A text of that option expanded, null if it is refused.
   *
   * @param shownAs what the original calls the option
   */
  public @Nullable String expanded(String key, String raw, String shownAs) {
    try {
      return names.expand(raw, shownAs, isQuoted(key));
    } catch (ConfigException e) {
      refuse(key, e);
      return null;
    }
  }

  /** Whether the value is cut by shell quoting. */
  private static boolean isQuoted(String key) {
    return key.equals("environment") || key.endsWith("command");
  }

  /** The value, null if absent. */
  public <T> @Nullable T read(String key, OptionType<T> type) {
    String text = text(key);
    return text == null ? null : parsed(key, text, type);
  }

  public <T> T read(String key, OptionType<T> type, T fallback) {
    T value = read(key, type);
    return value == null ? fallback : value;
  }

  /** What a text of that option stands for, null if it is refused. */
  public <T> @Nullable T parsed(String key, String text, OptionType<T> type) {
    try {
      return type.parse(text);
    } catch (ConfigException e) {
      refuse(key, e);
      return null;
    }
  }

  public int integer(String key, int fallback) {
    return read(key, OptionType.INTEGER, fallback);
  }

  public boolean bool(String key, boolean fallback) {
    return read(key, OptionType.BOOLEAN, fallback);
  }

  public ByteSize byteSize(String key, String fallback) {
    ByteSize size = read(key, OptionType.SIZE);
    return size == null ? ByteSize.parse(fallback) : size;
  }

  public void refuse(String key, String text) {
    refuse(key, new ConfigException(text));
  }

  /** Refuses an option, present or not, or the section itself if the key is empty. */
  public void refuse(String key, ConfigException e) {
    refusals++;
    findings.refused(masked(e), section, key, suffix);
  }

  /** The same fault without what was read from files. */
  private ConfigException masked(ConfigException e) {
    SecretTexts secrets = names.secrets();
    if (secrets.isEmpty()) {
      return e;
    }
    String piece = e.piece();
    ConfigException masked =
        new ConfigException(secrets.masked(e.text()), piece == null ? null : secrets.masked(piece));
    for (Throwable further : e.getSuppressed()) {
      if (further instanceof ConfigException other) {
        masked.addSuppressed(masked(other));
      }
    }
    return masked;
  }

  /** How often something was refused so far. */
  public int refusals() {
    return refusals;
  }
}

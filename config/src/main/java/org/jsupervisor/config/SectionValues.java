package org.jsupervisor.config;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Expansions;
import org.jsupervisor.config.value.Values;

/**
 * One section's options with their names expanded, remembering which was read last so that an error
 * can be placed. Confined to the thread that loads the configuration.
 */
final class SectionValues {
  private final IniSection section;
  private final Expansions names;
  private String lastKey = "";

  SectionValues(IniSection section, Expansions names) {
    this.section = section;
    this.names = names;
  }

  IniSection section() {
    return section;
  }

  /** The value as written, null if absent. */
  @Nullable String raw(String key) {
    lastKey = key;
    return section.get(key);
  }

  /** The expanded value, null if absent. */
  @Nullable String text(String key) {
    String raw = raw(key);
    return raw == null ? null : names.expand(raw, section.name() + "." + key);
  }

  String text(String key, String fallback) {
    String text = text(key);
    return text == null ? fallback : text;
  }

  int integer(String key, int fallback) {
    String text = text(key);
    return text == null ? fallback : Values.integer(text);
  }

  boolean bool(String key, boolean fallback) {
    String text = text(key);
    return text == null ? fallback : Values.bool(text);
  }

  ByteSize byteSize(String key, String fallback) {
    return ByteSize.parse(text(key, fallback));
  }

  /** The same error, at an option that was not the one read last. */
  ConfigException placedAt(String key, ConfigException e) {
    lastKey = key;
    return placed(e, "");
  }

  /** The same error with the section, the option read last and its place. */
  ConfigException placed(ConfigException e, String suffix) {
    IniSection.Origin origin = section.origin(lastKey);
    ConfigException placed =
        new ConfigException(
            e.text() + suffix,
            section.name(),
            lastKey,
            origin == null ? section.firstFile() : origin.file(),
            origin == null ? section.firstLine() : origin.line());
    placed.initCause(e);
    return placed;
  }
}

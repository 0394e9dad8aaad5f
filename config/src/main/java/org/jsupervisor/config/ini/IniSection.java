package org.jsupervisor.config.ini;

import java.util.ArrayList;
import java.util.List;
import org.ini4j.BasicMultiMap;
import org.ini4j.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of one section, each remembering where it was read. Confined to the thread that loads
 * the configuration.
 */
public final class IniSection {
  /** Where an option's last value begins. */
  public record Origin(String file, int line) {}

  /** {@code isDefault}: whether it is only a copy of one that the defaults have. */
  private record Option(
      String value, Origin origin, @Nullable Origin replaced, boolean isDefault) {}

  private final String name;
  private final @Nullable IniSection defaults;
  private final String firstFile;
  private final int firstLine;
  private final MultiMap<String, Option> options = new BasicMultiMap<>();
  private @Nullable IniSection template;

  IniSection(String name, @Nullable IniSection defaults, String firstFile, int firstLine) {
    this.name = name;
    this.defaults = defaults;
    this.firstFile = firstFile;
    this.firstLine = firstLine;
  }

  public String name() {
    return name;
  }

  /** The file that mentioned this section first. */
  public String firstFile() {
    return firstFile;
  }

  /** The line of that first mention, 0 if no text has it. */
  public int firstLine() {
    return firstLine;
  }

  /** Takes options that are missing here from another section, before it asks the defaults. */
  void takeFrom(IniSection other) {
    template = other;
  }

  /** The value of an option given in lower case, the default's if there is none of its own. */
  public @Nullable String get(String key) {
    Option option = option(key);
    return option == null ? null : option.value();
  }

  /** Where the value that {@link #get} answers was read, null if there is none. */
  public @Nullable Origin origin(String key) {
    Option option = option(key);
    return option == null ? null : option.origin();
  }

  /** The name of the section that holds the value, its own if there is none. */
  public String holder(String key) {
    Option own = options.get(key);
    boolean isTaken = template != null && template.options.containsKey(key);
    return template != null && isTaken && (own == null || own.isDefault()) ? template.name : name;
  }

  /** Where an option was read, or else where the section begins. */
  public Origin place(String key) {
    Origin origin = origin(key);
    return origin == null ? new Origin(firstFile, firstLine) : origin;
  }

  /** Where the value before it in the same section was read, null if there was none. */
  public @Nullable Origin replacedOrigin(String key) {
    Option option = options.get(key);
    return option == null ? null : option.replaced();
  }

  private @Nullable Option option(String key) {
    Option own = options.get(key);
    if (template != null && (own == null || own.isDefault())) {
      Option taken = template.options.get(key);
      own = taken == null ? own : taken;
    }
    return own == null && defaults != null ? defaults.option(key) : own;
  }

  /** Own options in the order first read. */
  public List<String> ownKeys() {
    return new ArrayList<>(options.keySet());
  }

  /** Own options in the order first read, then those that other sections add. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(options.keySet());
    addMissing(keys, template);
    addMissing(keys, defaults);
    return keys;
  }

  private static void addMissing(List<String> keys, @Nullable IniSection other) {
    if (other == null) {
      return;
    }
    for (String key : other.options.keySet()) {
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
  }

  void put(String key, String value, Origin origin) {
    Option replaced = options.get(key);
    options.put(key, new Option(value, origin, replaced == null ? null : replaced.origin(), false));
  }

  void replaceInValues(String search, String replacement) {
    for (String key : keys()) {
      Option option = option(key);
      if (option != null && option.value().contains(search)) {
        String value = option.value().replace(search, replacement);
        boolean isDefault = option.isDefault() || !options.containsKey(key);
        options.put(key, new Option(value, option.origin(), option.replaced(), isDefault));
      }
    }
  }
}

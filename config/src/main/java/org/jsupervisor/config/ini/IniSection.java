package org.jsupervisor.config.ini;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ini4j.Profile;
import org.jspecify.annotations.Nullable;

/**
 * The options of one section, each remembering where it was read. Confined to the thread that loads
 * the configuration.
 */
public final class IniSection {
  /** Where an option's last value begins. */
  public record Origin(String file, int line) {}

  private final Profile.Section model;
  private final @Nullable IniSection defaults;
  private final String firstFile;
  private final Map<String, Origin> origins = new HashMap<>();

  IniSection(Profile.Section model, @Nullable IniSection defaults, String firstFile) {
    this.model = model;
    this.defaults = defaults;
    this.firstFile = firstFile;
  }

  public String name() {
    return model.getName();
  }

  /** The file that mentioned this section first. */
  public String firstFile() {
    return firstFile;
  }

  /** The value of an option given in lower case, the default's if there is none of its own. */
  public @Nullable String get(String key) {
    String value = model.get(key);
    return value == null && defaults != null ? defaults.get(key) : value;
  }

  /** Own options in the order first read, then those the defaults add. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(model.keySet());
    if (defaults != null) {
      for (String key : defaults.keys()) {
        if (!model.containsKey(key)) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  /** Where the value that {@link #get} answers was read, null if there is none. */
  public @Nullable Origin origin(String key) {
    Origin origin = origins.get(key);
    return origin == null && defaults != null ? defaults.origin(key) : origin;
  }

  void put(String key, String value, Origin origin) {
    model.put(key, value);
    origins.put(key, origin);
  }

  void replaceInValues(String search, String replacement) {
    for (String key : keys()) {
      String value = get(key);
      Origin origin = origin(key);
      if (value != null && origin != null && value.contains(search)) {
        put(key, value.replace(search, replacement), origin);
      }
    }
  }
}

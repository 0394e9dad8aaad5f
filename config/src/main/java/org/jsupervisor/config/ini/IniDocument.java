package org.jsupervisor.config.ini;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ini4j.BasicMultiMap;
import org.ini4j.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * Sections merged from one or more texts, in the order first mentioned. Confined to the thread that
 * loads the configuration.
 */
public final class IniDocument {
  /** The section whose options appear in every other one. */
  private static final String DEFAULTS = "DEFAULT";

  /**
   * The plain core of ini4j's model. Its profiles on top of this compile a pattern for each
   * section, which start-up would pay for, and split names into trees, which the dialect does not
   * know.
   */
  private final MultiMap<String, IniSection> sections = new BasicMultiMap<>();

  private final IniSection defaults = new IniSection(DEFAULTS, null, "", 0);

  /** Names of all sections but {@code DEFAULT}. */
  public List<String> sectionNames() {
    return new ArrayList<>(sections.keySet());
  }

  public @Nullable IniSection section(String name) {
    return sections.get(name);
  }

  /** Adds a section that no text holds. */
  public void add(String name, String file) {
    mention(name, file, 0);
  }

  /** Adds a section with options that no text holds, their keys in lower case. */
  public IniSection add(String name, String file, Map<String, String> options) {
    IniSection section = mention(name, file, 0);
    for (Map.Entry<String, String> option : options.entrySet()) {
      String key = option.getKey().toLowerCase(Locale.ROOT);
      section.put(key, option.getValue(), new IniSection.Origin(file, 0));
    }
    return section;
  }

  /** The section of that name, made empty if this is its first mention. */
  IniSection mention(String name, String file, int line) {
    if (name.equals(DEFAULTS)) {
      return defaults;
    }
    IniSection section = sections.get(name);
    if (section == null) {
      section = new IniSection(name, defaults, file, line);
      sections.put(name, section);
    }
    return section;
  }

  /** Has the sections whose names start with {@code prefix} take what they lack from another. */
  public void takeFrom(String template, String prefix) {
    IniSection source = sections.get(template);
    if (source == null) {
      return;
    }
    for (String name : sections.keySet()) {
      if (name.startsWith(prefix)) {
        sections.get(name).takeFrom(source);
      }
    }
  }

  /** Replaces text in every value; a default that holds it becomes an option of the section. */
  public void replaceInValues(String search, String replacement) {
    for (String name : sections.keySet()) {
      sections.get(name).replaceInValues(search, replacement);
    }
  }
}

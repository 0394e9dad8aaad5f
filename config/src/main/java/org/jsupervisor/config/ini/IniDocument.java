package org.jsupervisor.config.ini;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ini4j.Config;
import org.ini4j.Ini;
import org.ini4j.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Sections merged from one or more texts, in the order first mentioned. Confined to the thread that
 * loads the configuration.
 */
public final class IniDocument {
  /** The section whose options appear in every other one. */
  static final String DEFAULTS = "DEFAULT";

  private final Ini ini = new Ini();
  private final Map<String, IniSection> sections = new LinkedHashMap<>();
  private final IniSection defaults;

  public IniDocument() {
    ini.setConfig(plainConfig());
    defaults = new IniSection(ini.add(DEFAULTS), null, "");
  }

  /** Every convenience of ini4j off: the dialect is the tokenizer's business alone. */
  private static Config plainConfig() {
    Config config = new Config();
    config.setComment(false);
    config.setEmptyOption(true);
    config.setEmptySection(true);
    config.setEscape(false);
    config.setEscapeNewline(false);
    config.setInclude(false);
    config.setLowerCaseOption(false);
    config.setLowerCaseSection(false);
    config.setMultiOption(false);
    config.setMultiSection(false);
    config.setTree(false);
    return config;
  }

  /** Names of all sections but {@code DEFAULT}. */
  public List<String> sectionNames() {
    return new ArrayList<>(sections.keySet());
  }

  public @Nullable IniSection section(String name) {
    return sections.get(name);
  }

  /** The section of that name, made empty if this is its first mention. */
  IniSection mention(String name, String file) {
    if (name.equals(DEFAULTS)) {
      return defaults;
    }
    IniSection section = sections.get(name);
    if (section == null) {
      Profile.Section model = ini.add(name);
      section = new IniSection(model, defaults, file);
      sections.put(name, section);
    }
    return section;
  }

  /** Replaces text in every value; a default that holds it becomes an option of the section. */
  public void replaceInValues(String search, String replacement) {
    for (IniSection section : sections.values()) {
      section.replaceInValues(search, replacement);
    }
  }
}

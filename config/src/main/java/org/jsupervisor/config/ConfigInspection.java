package org.jsupervisor.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.ini.IniSyntaxException;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.ConfigException;

/**
 * Loads a configuration with the loader of a start, but past the first fault: an option that is
 * refused is taken away and loading begins again, until nothing new is refused. Confined to one
 * thread.
 */
public final class ConfigInspection {
  private final ConfigLoader loader;
  private final IniDocument document = new IniDocument();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<List<String>> hidden = new HashSet<>();
  private Set<List<String>> hiddenBefore = Set.of();
  private final IdentityHashMap<ProcessConfig, IniSection> sections = new IdentityHashMap<>();
  private boolean isProgressing;
  private @Nullable SupervisordConfig config;

  public ConfigInspection(
      String file, CommandLineOverrides overrides, LoaderEnvironment environment) {
    this.loader = new ConfigLoader(file, overrides, environment);
  }

  /** Loads; everything else here is to be asked afterwards. */
  public ConfigInspection run() {
    try {
      ConfigLoader.readText(loader.begin(document, new Collector()));
    } catch (ConfigException e) {
      note(e);
      return this;
    }
    do {
      isProgressing = false;
      hiddenBefore = Set.copyOf(hidden);
      try {
        config = loader.build(loader.begin(document, new Collector()), true);
      } catch (ConfigException e) {
        note(e);
      }
    } while (isProgressing);
    return this;
  }

  /** All that was refused or warned of, as it was met. */
  public List<Finding> findings() {
    return new ArrayList<>(findings);
  }

  /** The text that was read, half of it after a syntax error. */
  public IniDocument document() {
    return document;
  }

  /** The section a process of {@link #config} comes from. */
  public @Nullable IniSection sectionOf(ProcessConfig process) {
    return sections.get(process);
  }

  /** The configuration without what was refused, null if nothing is left of it. */
  public @Nullable SupervisordConfig config() {
    return config;
  }

  private void note(ConfigException e) {
    if (e.getCause() instanceof IniSyntaxException syntax) {
      noteLines(syntax);
      return;
    }
    String section = e.section();
    String key = e.key() == null ? "" : e.key();
    if (section == null) {
      findings.add(new Finding(true, e.file(), e.line(), null, key, e.text()));
      return;
    }
    // What a missing option leads to is no fault of its own if it is missing only here.
    if (hiddenBefore.contains(List.of(section, key))) {
      return;
    }
    isProgressing |=
        findings.add(new Finding(true, e.file(), e.line(), section, key, textOf(e))) && hide(e);
  }

  private boolean hide(ConfigException e) {
    IniSection section = e.section() == null ? null : document.section(e.section());
    if (section == null || e.key() == null || section.origin(e.key()) == null) {
      return false;
    }
    section.hide(e.key());
    return hidden.add(List.of(section.name(), e.key()));
  }

  /** The text without the place that the loader appends to some. */
  private static String textOf(ConfigException e) {
    boolean isPlaced = e.getCause() instanceof ConfigException && e.text().endsWith("')");
    int suffix = isPlaced ? e.text().lastIndexOf(" in section '") : -1;
    return suffix < 0 ? e.text() : e.text().substring(0, suffix);
  }

  private void noteLines(IniSyntaxException e) {
    boolean isBeforeSections = e.problem() == IniSyntaxException.Problem.NO_SECTION_HEADER;
    for (IniSyntaxException.Line line : e.lines()) {
      String text =
          isBeforeSections
              ? "this line stands before the first section header"
              : "this line is neither a section header nor an option";
      isBeforeSections = false;
      findings.add(new Finding(true, e.file(), line.number(), null, "", text));
    }
  }

  /** Keeps what is found. */
  private final class Collector implements Findings {
    @Override
    public void loaded(List<ProcessConfig> processes, IniSection section) {
      for (ProcessConfig process : processes) {
        sections.put(process, section);
      }
    }

    @Override
    public void refused(ConfigException e) {
      note(e);
    }

    @Override
    public void warned(String text, @Nullable IniSection section, String key) {
      IniSection.Origin origin = section == null ? null : section.origin(key);
      String name = section == null ? null : section.name();
      if (name != null && hidden.contains(List.of(name, key))) {
        return;
      }
      String file = section == null ? null : section.firstFile();
      int line = section == null ? 0 : section.firstLine();
      findings.add(
          origin == null
              ? new Finding(false, file, line, name, key, text)
              : new Finding(false, origin.file(), origin.line(), name, key, text));
    }
  }
}

package org.jsupervisor.config.option;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.ini.IniSyntaxException;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.ConfigException;

/** The way of a check: every fault is kept, each once. Confined to one thread. */
public final class FindingCollector implements Findings {
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final IdentityHashMap<ProcessConfig, IniSection> sections = new IdentityHashMap<>();

  /** In the order met. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The section a process comes from. */
  public @Nullable IniSection sectionOf(ProcessConfig process) {
    return sections.get(process);
  }

  @Override
  public void refused(ConfigException e) {
    if (e.getCause() instanceof IniSyntaxException syntax) {
      addLines(syntax);
    } else {
      findings.add(new Finding(true, e.file(), e.line(), null, "", null, null, e.text()));
    }
  }

  @Override
  public void refused(ConfigException e, IniSection section, String key, String suffix) {
    add(true, section, key, e.piece(), e.text());
    for (Throwable further : e.getSuppressed()) {
      if (further instanceof ConfigException other) {
        add(true, section, key, other.piece(), other.text());
      }
    }
  }

  @Override
  public void warned(String text, @Nullable IniSection section, String key) {
    if (section == null) {
      findings.add(new Finding(false, null, 0, null, key, null, null, text));
    } else {
      add(false, section, key, null, text);
    }
  }

  @Override
  public void loaded(List<ProcessConfig> processes, IniSection section) {
    for (ProcessConfig process : processes) {
      sections.put(process, section);
    }
  }

  private void add(
      boolean isError, IniSection section, String key, @Nullable String piece, String text) {
    IniSection.Origin place = section.place(key);
    findings.add(
        new Finding(
            isError,
            place.file(),
            place.line(),
            section.holder(key),
            key,
            section.get(key),
            piece,
            text));
  }

  private void addLines(IniSyntaxException e) {
    boolean isBeforeSections = e.problem() == IniSyntaxException.Problem.NO_SECTION_HEADER;
    for (IniSyntaxException.Line line : e.lines()) {
      String text =
          isBeforeSections
              ? "this line stands before the first section header"
              : "this line is neither a section header nor an option";
      isBeforeSections = false;
      findings.add(new Finding(true, e.file(), line.number(), null, "", null, null, text));
    }
  }
}

package org.jsupervisor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.option.Finding;
import org.jsupervisor.config.option.FindingCollector;
import org.jsupervisor.config.value.ConfigException;

/**
 * Loads a configuration with the loader of a start, which goes on past every fault with the default
 * of what was refused. Confined to one thread.
 */
public final class ConfigInspection {
  private final IniDocument document = new IniDocument();
  private final FindingCollector collector = new FindingCollector();
  private final @Nullable SupervisordConfig config;

  /** Loads; everything else here is about what came of it. */
  public ConfigInspection(
      String file, CommandLineOverrides overrides, LoaderEnvironment environment) {
    this.config = load(new ConfigLoader(file, overrides, environment));
  }

  private @Nullable SupervisordConfig load(ConfigLoader loader) {
    try {
      return loader.load(document, collector, true);
    } catch (ConfigException noText) {
      collector.refused(noText);
      return null;
    }
  }

  /** All that was refused or warned of, as it was met. */
  public List<Finding> findings() {
    return collector.findings();
  }

  /** The text that was read, half of it after a syntax error. */
  public IniDocument document() {
    return document;
  }

  /** The section a process of {@link #config} comes from. */
  public @Nullable IniSection sectionOf(ProcessConfig process) {
    return collector.sectionOf(process);
  }

  /** The configuration without what was refused, null if there is no text. */
  public @Nullable SupervisordConfig config() {
    return config;
  }
}

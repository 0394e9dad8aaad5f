package org.jsupervisor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.environment.SmallFiles;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.ClientConfig;
import org.jsupervisor.config.option.Findings;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.value.ConfigException;

/** Loads what the client reads of the configuration file (control.md 1.2). */
public final class ClientConfigLoader {
  private static final String UNIX = "unix://";

  private final LoaderEnvironment environment;

  public ClientConfigLoader(LoaderEnvironment environment) {
    this.environment = environment;
  }

  /** The defaults that hold without any file. */
  public static ClientConfig defaults() {
    return new ClientConfig("http://localhost:9001", null, null, "supervisor", null, List.of());
  }

  /**
   * The first configuration file in the usual places, or the defaults if there is none.
   *
   * @param programName the program's name as it was called
   * @throws ConfigException if the file is refused
   */
  public ClientConfig search(String programName) {
    String found = ConfigSearch.find(programName, new Paths(environment));
    return found == null ? defaults() : load(found);
  }

  /**
   * The client's part of one file; what the file includes is not looked at.
   *
   * @throws ConfigException if the file is refused
   */
  public ClientConfig load(String file) {
    Paths paths = new Paths(environment);
    String here = PosixPath.directory(paths.normalized(file));
    Expansions variables = Expansions.ofEnvironment(environment.environment());
    variables.readFiles(new SmallFiles(environment.workingDirectory(), true));
    Load load =
        new Load(environment, file, here, variables, new IniDocument(), Findings.STOP_AT_FIRST);
    ConfigText.readMain(load);
    IniSection section = load.document.section("supervisorctl");
    if (section == null) {
      throw new ConfigException(
          ".ini file does not include supervisorctl section", null, null, file, 0);
    }
    SectionValues values = new SectionValues(section, variables, load.findings);
    SectionValues pathValues = new SectionValues(section, load.commonNames(), load.findings);
    ClientConfig defaults = defaults();
    boolean isStrict = values.bool(PluginSections.STRICT, false);
    return new ClientConfig(
        serverUrl(pathValues.text("serverurl", defaults.serverUrl()), paths),
        values.text("username"),
        values.text("password"),
        values.text("prompt", defaults.prompt()),
        historyFile(pathValues.text("history_file"), paths),
        PluginSections.controllerPlugins(load, isStrict));
  }

  private static String serverUrl(String url, Paths paths) {
    return url.startsWith(UNIX) ? UNIX + paths.normalized(url.substring(UNIX.length())) : url;
  }

  private static @Nullable String historyFile(@Nullable String file, Paths paths) {
    return file == null || file.isEmpty() ? null : paths.normalized(file);
  }
}

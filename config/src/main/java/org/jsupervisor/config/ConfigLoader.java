package org.jsupervisor.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.environment.SmallFiles;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.option.Findings;
import org.jsupervisor.config.value.ConfigException;

/**
 * Loads the daemon's configuration: once at start, again for every reread, with a new loader after
 * a restart. Confined to the loop thread.
 */
public final class ConfigLoader {
  private static final String MAIN_SECTION = "supervisord";

  private final String file;
  private final CommandLineOverrides overrides;
  private final LoaderEnvironment environment;

  /**
   * Compatibility: names that {@code [supervisord] environment} once offered stay usable in later
   * rereads, even after they were removed from it.
   */
  private final Expansions variables;

  /**
   * @param file the configuration file as the user named it, or as {@link #search} found it
   */
  public ConfigLoader(String file, CommandLineOverrides overrides, LoaderEnvironment environment) {
    this.file = file;
    this.overrides = overrides;
    this.environment = environment;
    this.variables = Expansions.ofEnvironment(environment.environment());
  }

  /**
   * The first configuration file found in the usual places.
   *
   * @param programName the program's name as it was called
   * @throws ConfigException if there is none
   */
  public static String search(String programName, LoaderEnvironment environment) {
    String found = ConfigSearch.find(programName, new Paths(environment));
    if (found == null) {
      throw new ConfigException(
          "No config file found at default paths ("
              + String.join(", ", ConfigSearch.paths(programName))
              + "); use the -c option to specify a config file at a different path");
    }
    return found;
  }

  /**
   * The configuration as of now.
   *
   * @throws ConfigException if it is refused
   */
  public SupervisordConfig load() {
    return load(true);
  }

  /**
   * The same for a running daemon, which keeps its user: {@code uid} is null and not looked up.
   *
   * @throws ConfigException if it is refused
   */
  public SupervisordConfig reread() {
    return load(false);
  }

  /**
   * The same with another number of processes for some programs.
   *
   * @throws ConfigException if it is refused
   */
  public SupervisordConfig reread(ProgramCounts counts) {
    Load load = begin(new IniDocument(), Findings.STOP_AT_FIRST);
    load.counts = counts;
    readText(load);
    return build(load, false);
  }

  /**
   * The processes of a program that no file names, as if its options stood in this configuration.
   *
   * @param environment the pairs of {@code [supervisord]}
   * @throws ConfigException if it is refused
   */
  public List<ProcessConfig> program(
      String group, String program, Map<String, String> options, Map<String, String> environment) {
    Load load = begin(new IniDocument(), Findings.STOP_AT_FIRST);
    IniSection section = load.document.add("program:" + program, file, options);
    return new ProgramSection(load, section, group, environment, null).read();
  }

  private SupervisordConfig load(boolean looksUpUser) {
    return load(new IniDocument(), Findings.STOP_AT_FIRST, looksUpUser);
  }

  /**
   * The configuration, without what the findings let pass.
   *
   * @param document into which the text is read
   * @throws ConfigException if the findings throw it, or if there is no text at all
   */
  SupervisordConfig load(IniDocument document, Findings findings, boolean looksUpUser) {
    Load load = begin(document, findings);
    readText(load);
    return build(load, looksUpUser);
  }

  private Load begin(IniDocument document, Findings findings) {
    String here = PosixPath.directory(new Paths(environment).absolute(file));
    variables.readFiles(
        new SmallFiles(environment.workingDirectory(), environment.requiresPaths()));
    return new Load(environment, file, here, variables, document, findings);
  }

  private static void readText(Load load) {
    ConfigText.readMain(load);
    ConfigText.readIncludes(load);
    GroupSections.takeDefaults(load.document);
    if (load.document.section(MAIN_SECTION) == null) {
      load.findings.refused(
          new ConfigException(
              ".ini file does not include supervisord section", null, null, load.file, 0));
      load.document.add(MAIN_SECTION, load.file);
    }
  }

  /** The configuration the text stands for; it must have been read. */
  private SupervisordConfig build(Load load, boolean looksUpUser) {
    IniSection section = Objects.requireNonNull(load.document.section(MAIN_SECTION));
    SupervisordSection daemon = new SupervisordSection(load, overrides);
    daemon.read(section);
    List<RpcInterfaceConfig> interfaces = PluginSections.rpcInterfaces(load, daemon.strictPlugins);
    List<GroupConfig> groups = new GroupSections(load, daemon.environment).read();
    List<HttpServerConfig> servers = new ServerSections(load).read();
    Integer uid = looksUpUser ? daemon.uid(section) : null;
    return config(load, daemon, interfaces, groups, servers, uid);
  }

  private static SupervisordConfig config(
      Load load,
      SupervisordSection daemon,
      List<RpcInterfaceConfig> interfaces,
      List<GroupConfig> groups,
      List<HttpServerConfig> servers,
      @Nullable Integer uid) {
    return new SupervisordConfig(
        load.file,
        daemon.logfile,
        daemon.logfileMaxbytes,
        daemon.logfileBackups,
        daemon.loglevel,
        daemon.pidfile,
        daemon.umask,
        daemon.nodaemon,
        daemon.silent,
        daemon.minfds,
        daemon.minprocs,
        daemon.nocleanup,
        daemon.childlogdir,
        uid,
        daemon.directory,
        daemon.stripAnsi,
        daemon.strictPlugins,
        daemon.environment,
        daemon.identifier,
        groups,
        servers,
        interfaces,
        ServerSections.serverUrl(servers),
        daemon.end,
        daemon.syslogServer,
        load.variables.secrets(),
        load.messages());
  }
}

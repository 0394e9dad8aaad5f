package org.jsupervisor.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.extension.EndOptions;
import org.jsupervisor.config.extension.SyslogOption;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SyslogServerConfig;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.DaemonEndPolicy;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EnvironmentPairs;
import org.jsupervisor.config.value.LogLevel;

/**
 * The options of {@code [supervisord]} (daemon.md 2.3); all of the file are checked, then the
 * command line wins. Confined to the thread that loads the configuration.
 */
final class SupervisordSection {
  private static final String SYSLOG = "syslog";
  private static final String SYSLOG_SERVER = SyslogOption.KEY;

  private final Load load;
  private final CommandLineOverrides overrides;

  int minfds;
  int minprocs;
  @Nullable String directory;
  int umask;
  String logfile = "";
  ByteSize logfileMaxbytes = new ByteSize(0);
  int logfileBackups;
  LogLevel loglevel = LogLevel.INFO;
  String pidfile = "";
  boolean nodaemon;
  boolean silent;
  String childlogdir = "";
  boolean nocleanup;
  boolean stripAnsi;
  boolean strictPlugins;
  String identifier = "";
  DaemonEndPolicy end = DaemonEndPolicy.DEFAULT;
  @Nullable SyslogServerConfig syslogServer;
  Map<String, String> environment = new LinkedHashMap<>();
  private @Nullable String user;

  SupervisordSection(Load load, CommandLineOverrides overrides) {
    this.load = load;
    this.overrides = overrides;
  }

  void read(IniSection section) {
    SectionValues values = new SectionValues(section, load.commonNames(), load.findings);
    readOptions(values);
    readEnvironment(values);
    override();
  }

  private void readOptions(SectionValues values) {
    OptionType<String> existing = MachineType.directory(load.paths);
    OptionType<String> file = MachineType.file(load.paths);
    minfds = values.integer("minfds", 1024);
    minprocs = values.integer("minprocs", 200);
    directory = values.read("directory", existing);
    user = values.text("user");
    umask = values.read("umask", OptionType.OCTAL, 022);
    logfile = values.read("logfile", file, "supervisord.log");
    logfileMaxbytes = values.byteSize("logfile_maxbytes", "50MB");
    logfileBackups = values.integer("logfile_backups", 10);
    loglevel = values.read("loglevel", OptionType.LEVEL, LogLevel.INFO);
    pidfile = values.read("pidfile", file, "supervisord.pid");
    identifier = values.text("identifier", "supervisor");
    nodaemon = values.bool("nodaemon", false);
    silent = values.bool("silent", false);
    String logs = values.read("childlogdir", existing);
    childlogdir = logs == null ? load.paths.temporaryDirectory() : logs;
    nocleanup = values.bool("nocleanup", false);
    stripAnsi = values.bool("strip_ansi", false);
    strictPlugins = values.bool(PluginSections.STRICT, false);
    end = EndOptions.readOfDaemon(values);
    syslogServer = values.has(SYSLOG_SERVER) ? SyslogOption.read(values) : null;
  }

  private void readEnvironment(SectionValues values) {
    String raw = values.raw("environment");
    if (raw == null) {
      return;
    }
    Expansions names = load.commonNames().put("host_node_name", load.environment.hostName());
    SectionValues named = new SectionValues(values.section(), names, load.findings);
    String text = named.expanded("environment", raw, "environment");
    EnvironmentPairs pairs = EnvironmentPairs.of(text == null ? "" : text);
    new PairFaults(load, values).tell(pairs);
    environment = pairs.pairs();
    load.commonSecrets = names.secrets();
    for (Map.Entry<String, String> pair : environment.entrySet()) {
      load.variables.putVariable(pair.getKey(), pair.getValue());
    }
  }

  private void override() {
    minfds = first(overrides.minfds(), minfds);
    minprocs = first(overrides.minprocs(), minprocs);
    directory = overrides.directory() == null ? directory : overrides.directory();
    user = overrides.user() == null ? user : overrides.user();
    umask = first(overrides.umask(), umask);
    logfile = firstText(overrides.logfile(), logfile);
    logfileMaxbytes = first(overrides.logfileMaxbytes(), logfileMaxbytes);
    logfileBackups = first(overrides.logfileBackups(), logfileBackups);
    loglevel = first(overrides.loglevel(), loglevel);
    pidfile = firstText(overrides.pidfile(), pidfile);
    identifier = first(overrides.identifier(), identifier);
    nodaemon = first(overrides.nodaemon(), nodaemon);
    silent = first(overrides.silent(), silent);
    childlogdir = first(overrides.childlogdir(), childlogdir);
    nocleanup = first(overrides.nocleanup(), nocleanup);
    stripAnsi = first(overrides.stripAnsi(), stripAnsi);
    logfile = logfile.equals(SYSLOG) ? logfile : load.paths.normalized(logfile);
    pidfile = load.paths.normalized(pidfile);
  }

  private static <T> T first(@Nullable T override, T value) {
    return override == null ? value : override;
  }

  /** Compatibility: an empty file name on the command line counts as none. */
  private static String firstText(@Nullable String override, String value) {
    return override == null || override.isEmpty() ? value : override;
  }

  /** The uid to switch to, null for none; looked up last of all. */
  @Nullable Integer uid(IniSection section) {
    if (user == null) {
      return null;
    }
    OptionType<Integer> type = MachineType.user(load.environment.accounts());
    if (overrides.user() == null) {
      return new SectionValues(section, load.variables, load.findings).parsed("user", user, type);
    }
    try {
      return type.parse(user);
    } catch (ConfigException e) {
      load.findings.refused(e);
      return null;
    }
  }
}

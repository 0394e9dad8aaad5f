package org.jsupervisor.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.expansion.Expansions;
import org.jsupervisor.config.extension.EnvironmentFileOptions;
import org.jsupervisor.config.extension.PolicyReader;
import org.jsupervisor.config.extension.ScalingOptions;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.EnvironmentFilePolicy;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.policy.ScalingPolicy;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EnvironmentPairs;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.config.value.SecretNames;
import org.jsupervisor.config.value.SecretTexts;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.config.value.Values;

/**
 * The processes of one program, event listener or fcgi-program section, in the checking order of
 * daemon.md 2.4. Confined to the thread that loads the configuration.
 */
final class ProgramSection {
  private static final String DEFAULT_PROCESS_NAME = "%(program_name)s";
  private static final int TERM = 15;

  private final Load load;
  private final IniSection section;
  private final String groupName;
  private final Map<String, String> commonEnvironment;
  private final @Nullable FastCgiSocketConfig socket;
  private final Expansions names;
  private final SectionValues values;
  private final ChannelOptions stdout;
  private final ChannelOptions stderr;

  private final boolean hasPolicies;

  private int priority;
  private boolean autostart;
  private AutoRestart autorestart = AutoRestart.UNEXPECTED;
  private int startsecs;
  private int startretries;
  private Signal stopsignal = new Signal(0);
  private int stopwaitsecs;
  private boolean stopasgroup;
  private boolean killasgroup;
  private ExitCodes exitcodes = new ExitCodes(List.of());
  private boolean redirectStderr;
  private int numprocs;
  private int numprocsStart;
  private @Nullable String serverurl;
  private @Nullable Integer uid;
  private @Nullable Integer umask;
  private boolean isNamed;
  private @Nullable String processName;
  private EnvironmentFilePolicy files = EnvironmentFilePolicy.DEFAULT;
  private ScalingPolicy scaling = ScalingPolicy.DEFAULT;

  /**
   * @param commonEnvironment the pairs of {@code [supervisord]}, which each process gets first
   * @param socket what the processes inherit as descriptor 0, if anything
   */
  ProgramSection(
      Load load,
      IniSection section,
      String groupName,
      Map<String, String> commonEnvironment,
      @Nullable FastCgiSocketConfig socket) {
    this.load = load;
    this.section = section;
    this.groupName = groupName;
    this.commonEnvironment = commonEnvironment;
    this.socket = socket;
    this.names = load.commonNames();
    this.values = new SectionValues(section, names, load.findings, suffix(section));
    this.hasPolicies = PolicyReader.isNeeded(section);
    this.stdout = new ChannelOptions("stdout", load, values);
    this.stderr = new ChannelOptions("stderr", load, values);
  }

  /** What a start adds to the text of each fault in that section. */
  static String suffix(IniSection section) {
    return " in section "
        + PythonRepr.of(section.name())
        + " (file: "
        + PythonRepr.of(section.firstFile())
        + ")";
  }

  /** The processes by (priority, name). */
  List<ProcessConfig> read() {
    String name = values.parsed("", nameOf(section), OptionType.NAME);
    isNamed = name != null;
    names.put("program_name", name == null ? nameOf(section) : name).put("group_name", groupName);
    names.put("host_node_name", load.environment.hostName());
    readLifeOptions();
    readProcessOptions();
    checkCombinations();
    List<ProcessConfig> processes = uniqueByName(processes());
    load.findings.loaded(processes, section);
    return processes;
  }

  /** What follows the first colon of a section's name. */
  static String nameOf(IniSection section) {
    String name = section.name();
    return name.substring(name.indexOf(':') + 1);
  }

  private void readLifeOptions() {
    priority = values.integer("priority", 999);
    autostart = values.bool("autostart", true);
    autorestart = values.read("autorestart", OptionType.AUTORESTART, AutoRestart.UNEXPECTED);
    startsecs = values.integer("startsecs", 1);
    startretries = values.integer("startretries", 3);
    stopsignal = values.read("stopsignal", OptionType.SIGNAL, new Signal(TERM));
    stopwaitsecs = values.integer("stopwaitsecs", 10);
    stopasgroup = values.bool("stopasgroup", false);
    killasgroup = values.bool("killasgroup", stopasgroup);
    exitcodes = values.read("exitcodes", OptionType.EXIT_CODES, new ExitCodes(List.of(0)));
    redirectStderr = values.bool("redirect_stderr", false);
    Integer written = values.read("numprocs", OptionType.INTEGER);
    numprocs = written == null ? 1 : written;
    numprocsStart = values.integer("numprocs_start", 0);
    readScaling(written);
  }

  private void readScaling(@Nullable Integer writtenNumprocs) {
    if (hasPolicies && section.name().startsWith("fcgi-program:")) {
      ScalingPolicy read = ScalingOptions.read(values, writtenNumprocs);
      numprocs = read.maxProcs() > 0 ? read.maxProcs() : numprocs;
      scaling = read.isActive() ? read : ScalingPolicy.DEFAULT;
    }
  }

  private void readProcessOptions() {
    stdout.readOnce();
    stderr.readOnce();
    serverurl = values.text("serverurl");
    if (serverurl != null && PythonText.strip(serverurl).equalsIgnoreCase("AUTO")) {
      serverurl = null;
    }
    uid = values.read("user", MachineType.user(load.environment.accounts()));
    umask = values.read("umask", OptionType.OCTAL);
    String name = values.raw("process_name");
    processName =
        values.parsed("process_name", name == null ? DEFAULT_PROCESS_NAME : name, OptionType.NAME);
  }

  private void checkCombinations() {
    boolean isNumbered = processName == null || processName.contains("%(process_num)");
    if (numprocs > 1 && !isNumbered) {
      values.refuse(
          "numprocs", "%(process_num) must be present within process_name when numprocs > 1");
      numprocs = 1;
    }
    if (load.counts != null) {
      numprocs =
          load.counts.count(
              new ProgramCounts.Program(
                  groupName, section.name(), numprocs, isNumbered, scaling.isActive()));
    }
    if (stopasgroup && !killasgroup) {
      values.refuse("killasgroup", "Cannot set stopasgroup=true and killasgroup=false");
    }
    try {
      Values.checkSum(numprocsStart, numprocs);
    } catch (ConfigException e) {
      values.refuse("numprocs_start", e);
      numprocs = 1;
    }
  }

  /** A process that is refused is the last one read: what follows would say the same. */
  private List<ProcessConfig> processes() {
    List<ProcessConfig> processes = new ArrayList<>();
    List<String> ownVariables = new ArrayList<>();
    int refusals = values.refusals();
    for (int i = 0; i < numprocs && refusals == values.refusals(); i++) {
      names.put("process_num", numprocsStart + i).put("numprocs", numprocs);
      // Compatibility: what an earlier process set stays, unless the daemon has that variable too.
      for (String variable : ownVariables) {
        names.revealVariable(variable);
      }
      files = environmentFiles(ownVariables);
      EnvironmentPairs own = ownEnvironment();
      if (i == 0 || own.fault() != null) {
        new PairFaults(load, values).tell(own);
      }
      for (Map.Entry<String, String> pair : own.pairs().entrySet()) {
        names.putVariable(pair.getKey(), pair.getValue());
        ownVariables.add(pair.getKey());
      }
      ProcessConfig process = process(own.pairs());
      if (process != null) {
        processes.add(process);
      }
    }
    processes.sort(ConfigOrder.OF_PROCESSES);
    return processes;
  }

  private EnvironmentFilePolicy environmentFiles(List<String> ownVariables) {
    if (!hasPolicies) {
      return EnvironmentFilePolicy.DEFAULT;
    }
    LoaderEnvironment machine = load.environment;
    EnvironmentFilePolicy read =
        EnvironmentFileOptions.read(values, machine.workingDirectory(), machine.requiresPaths());
    for (Map.Entry<String, String> variable : read.variables().entrySet()) {
      names.putVariable(variable.getKey(), variable.getValue());
      ownVariables.add(variable.getKey());
      if (SecretNames.isSecret(variable.getKey())) {
        names.addSecret(variable.getValue());
      }
    }
    return read;
  }

  private EnvironmentPairs ownEnvironment() {
    String raw = values.raw("environment");
    String text = raw == null ? null : values.expanded("environment", raw, "environment");
    return EnvironmentPairs.of(text == null ? "" : text);
  }

  /** The process the names stand for now, null if it has no command or no name. */
  private @Nullable ProcessConfig process(Map<String, String> own) {
    String directory = values.text("directory");
    LogFileConfig output = stdout.read(false);
    LogFileConfig errors = stderr.read(redirectStderr);
    if (!values.has("command")) {
      values.refuse("command", "program section " + section.name() + " does not specify a command");
    }
    String command = values.text("command");
    String name = expandedName();
    if (command == null || name == null) {
      return null;
    }
    return new ProcessConfig(
        name,
        nameOf(section),
        command,
        uid,
        directory,
        umask,
        priority,
        autostart,
        autorestart,
        Duration.ofSeconds(startsecs),
        startretries,
        stopsignal,
        Duration.ofSeconds(stopwaitsecs),
        stopasgroup,
        killasgroup,
        exitcodes,
        redirectStderr,
        output,
        errors,
        environment(own),
        serverurl,
        socket,
        policies(name));
  }

  private Map<String, String> environment(Map<String, String> own) {
    Map<String, String> environment = new LinkedHashMap<>(commonEnvironment);
    environment.putAll(files.variables());
    environment.putAll(own);
    return environment;
  }

  private ProcessPolicies policies(String name) {
    if (hasPolicies) {
      names.put("process_name", name);
    }
    ProcessPolicies policies =
        hasPolicies
            ? PolicyReader.read(values, files, scaling, load.environment.accounts())
            : ProcessPolicies.DEFAULT;
    SecretTexts secrets = names.secrets().and(load.commonSecrets);
    return secrets.isEmpty() ? policies : policies.with(secrets);
  }

  /** Better than the original, which does not look at the expanded name. */
  private @Nullable String expandedName() {
    String key = "process_name";
    String name = processName == null || !isNamed ? null : values.expanded(key, processName, key);
    return name == null ? null : values.parsed(key, name, OptionType.NAME);
  }

  private List<ProcessConfig> uniqueByName(List<ProcessConfig> processes) {
    Map<String, ProcessConfig> unique = new LinkedHashMap<>();
    for (ProcessConfig process : processes) {
      if (unique.put(process.name(), process) != null) {
        load.warn(
            "For ["
                + section.name()
                + "], several processes are named "
                + PythonRepr.of(process.name())
                + ", only the last one is kept",
            section,
            "process_name");
      }
    }
    return new ArrayList<>(unique.values());
  }
}

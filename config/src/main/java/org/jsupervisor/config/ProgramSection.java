package org.jsupervisor.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EnvironmentPairs;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.Expansions;
import org.jsupervisor.config.value.Ownership;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.config.value.Values;

/**
 * The processes of one program, event listener or fcgi-program section, in the checking order of
 * daemon.md 2.4. Confined to the thread that loads the configuration.
 */
final class ProgramSection {
  private static final String DEFAULT_PROCESS_NAME = "%(program_name)s";

  private final Load load;
  private final IniSection section;
  private final String groupName;
  private final Map<String, String> commonEnvironment;
  private final @Nullable FastCgiSocketConfig socket;
  private final Expansions names;
  private final SectionValues values;
  private final ChannelOptions stdout;
  private final ChannelOptions stderr;

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
  private String environmentText = "";
  private @Nullable String serverurl;
  private @Nullable Integer uid;
  private @Nullable Integer umask;
  private String processName = "";

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
    this.values = new SectionValues(section, names);
    this.stdout = new ChannelOptions("stdout", load, values, names);
    this.stderr = new ChannelOptions("stderr", load, values, names);
  }

  /** The processes by (priority, name). */
  List<ProcessConfig> read() {
    try {
      String programName = Values.name(nameOf(section));
      names.put("program_name", programName).put("group_name", groupName);
      names.put("host_node_name", load.environment.hostName());
      readLifeOptions();
      readProcessOptions();
      checkCombinations();
      List<ProcessConfig> processes = uniqueByName(processes());
      load.findings.loaded(processes, section);
      return processes;
    } catch (ConfigException e) {
      String file = section.firstFile();
      throw values.placed(
          e,
          " in section " + PythonRepr.of(section.name()) + " (file: " + PythonRepr.of(file) + ")");
    }
  }

  /** What follows the first colon of a section's name. */
  static String nameOf(IniSection section) {
    String name = section.name();
    return name.substring(name.indexOf(':') + 1);
  }

  private void readLifeOptions() {
    priority = values.integer("priority", 999);
    autostart = values.bool("autostart", true);
    autorestart = AutoRestart.parse(values.text("autorestart", "unexpected"));
    startsecs = values.integer("startsecs", 1);
    startretries = values.integer("startretries", 3);
    stopsignal = Signal.parse(values.text("stopsignal", "TERM"));
    stopwaitsecs = values.integer("stopwaitsecs", 10);
    stopasgroup = values.bool("stopasgroup", false);
    killasgroup = values.bool("killasgroup", stopasgroup);
    exitcodes = ExitCodes.parse(values.text("exitcodes", "0"));
    redirectStderr = values.bool("redirect_stderr", false);
    numprocs = values.integer("numprocs", 1);
    numprocsStart = values.integer("numprocs_start", 0);
  }

  private void readProcessOptions() {
    String pairs = values.raw("environment");
    environmentText = pairs == null ? "" : pairs;
    stdout.readOnce();
    stderr.readOnce();
    serverurl = values.text("serverurl");
    if (serverurl != null && PythonText.strip(serverurl).equalsIgnoreCase("AUTO")) {
      serverurl = null;
    }
    String user = values.text("user");
    uid = user == null ? null : Ownership.uid(user, load.environment.accounts());
    String mode = values.text("umask");
    umask = mode == null ? null : Values.octal(mode);
    String name = values.raw("process_name");
    processName = Values.name(name == null ? DEFAULT_PROCESS_NAME : name);
  }

  private void checkCombinations() {
    values.raw("numprocs");
    if (numprocs > 1 && !processName.contains("%(process_num)")) {
      throw new ConfigException(
          "%(process_num) must be present within process_name when numprocs > 1");
    }
    values.raw("killasgroup");
    if (stopasgroup && !killasgroup) {
      throw new ConfigException("Cannot set stopasgroup=true and killasgroup=false");
    }
    values.raw("numprocs_start");
    Values.checkSum(numprocsStart, numprocs);
  }

  private List<ProcessConfig> processes() {
    List<ProcessConfig> processes = new ArrayList<>();
    List<String> ownVariables = new ArrayList<>();
    for (int number = numprocsStart; number < numprocsStart + numprocs; number++) {
      names.put("process_num", number).put("numprocs", numprocs);
      // Compatibility: what an earlier process set stays, unless the daemon has that variable too.
      for (String variable : ownVariables) {
        names.revealVariable(variable);
      }
      values.raw("environment");
      Map<String, String> own =
          EnvironmentPairs.parse(names.expand(environmentText, "environment"));
      for (Map.Entry<String, String> pair : own.entrySet()) {
        names.putVariable(pair.getKey(), pair.getValue());
        ownVariables.add(pair.getKey());
      }
      processes.add(process(own));
    }
    processes.sort(ConfigOrder.OF_PROCESSES);
    return processes;
  }

  private ProcessConfig process(Map<String, String> own) {
    String directory = values.text("directory");
    LogFileConfig output = stdout.read(false);
    LogFileConfig errors = stderr.read(redirectStderr);
    String command = values.text("command");
    if (command == null) {
      throw new ConfigException(
          "program section " + section.name() + " does not specify a command");
    }
    values.raw("process_name");
    // Better than the original, which does not look at the expanded name.
    String name = Values.name(names.expand(processName, "process_name"));
    Map<String, String> environment = new LinkedHashMap<>(commonEnvironment);
    environment.putAll(own);
    return new ProcessConfig(
        name,
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
        environment,
        serverurl,
        socket);
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

package org.jsupervisor.config.check;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ConfigInspection;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.FastCgiGroupConfig;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.HttpServerConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.plugin.RpcFactory;
import org.jsupervisor.config.schema.SectionKind;

/** Asks this machine for what the daemon itself will need of it. Confined to one thread. */
final class MachineCheck {
  private static final String NO_USER_CHANGE = "Can't drop privilege as nonroot user";

  private final ConfigInspection inspection;
  private final SupervisordConfig config;
  private final LoaderEnvironment environment;
  private final Problems problems;
  private final FileRights rights;

  MachineCheck(
      ConfigInspection inspection,
      SupervisordConfig config,
      LoaderEnvironment environment,
      Problems problems) {
    this.inspection = inspection;
    this.config = config;
    this.environment = environment;
    this.problems = problems;
    Integer uid = config.uid();
    this.rights = FileRights.of(uid == null ? environment.uid() : uid, environment);
  }

  void check(Commands commands) {
    IniSection main = inspection.document().section(SectionKind.SUPERVISORD.title());
    if (main != null) {
      checkDaemon(main);
      checkForeground(main);
    }
    checkServers();
    ProcessCheck processes =
        new ProcessCheck(inspection, config, environment.environment(), rights, problems);
    for (GroupConfig group : config.groups()) {
      for (ProcessConfig process : group.processes()) {
        processes.check(process, commands);
        checkUser(process);
      }
      if (group instanceof FastCgiGroupConfig fastCgi
          && fastCgi.socket() instanceof FastCgiSocketConfig.Unix socket) {
        checkSocket(SectionKind.FCGI_PROGRAM.title() + group.name(), "socket", socket.path());
      }
    }
  }

  private void checkDaemon(IniSection main) {
    if (cannotBecome(config.uid())) {
      problems.error(main, "user", NO_USER_CHANGE, "start as root, or remove user");
    }
    if (!config.logfile().equals("syslog")) {
      String complaint = rights.complaintOnWriting(config.logfile());
      if (complaint != null) {
        problems.error(main, "logfile", complaint, "choose a file that can be written");
      }
    }
    String complaint = rights.complaintOnWriting(config.pidfile());
    if (complaint != null) {
      problems.warn(main, "pidfile", complaint, "choose a file that can be written");
    }
  }

  private void checkForeground(IniSection main) {
    if (!config.nodaemon()) {
      return;
    }
    for (String key : new String[] {"umask", "directory"}) {
      if (main.origin(key) != null) {
        problems.warn(
            main,
            key,
            key + " has no effect in the foreground",
            "remove it, or nodaemon; programs have a " + key + " of their own");
      }
    }
  }

  private void checkUser(ProcessConfig process) {
    IniSection section = inspection.sectionOf(process);
    if (section != null && cannotBecome(process.uid())) {
      problems.warn(section, "user", NO_USER_CHANGE, "start the daemon as root, or remove user");
    }
  }

  private boolean cannotBecome(@Nullable Integer uid) {
    return uid != null && environment.uid() != 0 && uid != environment.uid();
  }

  private void checkServers() {
    IniDocument document = inspection.document();
    for (HttpServerConfig server : config.httpServers()) {
      if (server instanceof HttpServerConfig.Unix unix) {
        checkSocket(unix.section(), "file", unix.file());
      }
      IniSection section = document.section(server.section());
      if (section != null && !hasMainInterface()) {
        problems.warn(
            section,
            "",
            "no section [rpcinterface:supervisor]: clients cannot control the daemon",
            "add it with supervisor.rpcinterface_factory ="
                + " supervisor.rpcinterface:make_main_rpcinterface");
      }
    }
  }

  /** A section whose factory is refused has a problem of its own. */
  private boolean hasMainInterface() {
    if (inspection.document().section("rpcinterface:supervisor") != null) {
      return true;
    }
    for (RpcInterfaceConfig each : config.rpcInterfaces()) {
      if (RpcFactory.of(each.factory()) == RpcFactory.MAIN) {
        return true;
      }
    }
    return false;
  }

  private void checkSocket(String sectionName, String key, String path) {
    IniSection section = inspection.document().section(sectionName);
    String complaint = rights.complaintOnCreating(path);
    if (section != null && complaint != null) {
      problems.error(section, key, complaint, "choose a directory that exists and can be written");
    }
  }
}

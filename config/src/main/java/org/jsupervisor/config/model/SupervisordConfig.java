package org.jsupervisor.config.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.DaemonEndPolicy;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.SecretTexts;

/**
 * Everything the daemon was told, command line already applied (daemon.md 2.3).
 *
 * @param configFile the file as named by the user or found by the search
 * @param logfile absolute path, or exactly {@code syslog}
 * @param pidfile absolute path
 * @param uid the user to switch to at start, null for none
 * @param directory changed to when daemonizing
 * @param strictPlugins whether plugins that cannot run here are refused
 * @param groups by ascending (priority, name)
 * @param httpServers TCP servers first, then UNIX, each in file order
 * @param serverUrl what AUTO means for children's SUPERVISOR_SERVER_URL, null without a server
 * @param end when it ends without being asked to, and how long that may take
 * @param syslogServer where syslog is, null for this machine's
 * @param secrets what nobody may be shown of all this
 * @param messages what parsing has to say in the main log, in order
 */
public record SupervisordConfig(
    String configFile,
    String logfile,
    ByteSize logfileMaxbytes,
    int logfileBackups,
    LogLevel loglevel,
    String pidfile,
    int umask,
    boolean nodaemon,
    boolean silent,
    int minfds,
    int minprocs,
    boolean nocleanup,
    String childlogdir,
    @Nullable Integer uid,
    @Nullable String directory,
    boolean stripAnsi,
    boolean strictPlugins,
    Map<String, String> environment,
    String identifier,
    List<GroupConfig> groups,
    List<HttpServerConfig> httpServers,
    List<RpcInterfaceConfig> rpcInterfaces,
    @Nullable String serverUrl,
    DaemonEndPolicy end,
    @Nullable SyslogServerConfig syslogServer,
    SecretTexts secrets,
    List<ParseMessage> messages) {
  public SupervisordConfig {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    groups = List.copyOf(groups);
    httpServers = List.copyOf(httpServers);
    rpcInterfaces = List.copyOf(rpcInterfaces);
    messages = List.copyOf(messages);
  }

  /** The same configuration with another one of a group. */
  public SupervisordConfig withGroup(GroupConfig changed) {
    List<GroupConfig> others = new ArrayList<>();
    for (GroupConfig group : groups) {
      others.add(group.name().equals(changed.name()) ? changed : group);
    }
    return new SupervisordConfig(
        configFile,
        logfile,
        logfileMaxbytes,
        logfileBackups,
        loglevel,
        pidfile,
        umask,
        nodaemon,
        silent,
        minfds,
        minprocs,
        nocleanup,
        childlogdir,
        uid,
        directory,
        stripAnsi,
        strictPlugins,
        environment,
        identifier,
        others,
        httpServers,
        rpcInterfaces,
        serverUrl,
        end,
        syslogServer,
        secrets,
        messages);
  }

  /** A line for the main log, found while parsing. */
  public record ParseMessage(LogLevel level, String text) {}
}

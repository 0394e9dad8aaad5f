package org.jsupervisor.config.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.SecretTexts;
import org.jsupervisor.config.value.Signal;

/**
 * One process of a group, every option expanded (daemon.md 2.4).
 *
 * @param program what its section is called, whatever its group; its siblings have the same
 * @param environment the program's own pairs on top of {@code [supervisord] environment}
 * @param serverurl null for AUTO, empty for "variable not set"
 * @param socket the listening socket the process inherits as descriptor 0, null for ordinary
 *     programs
 * @param policies what supervisor has no options for
 */
public record ProcessConfig(
    String name,
    String program,
    String command,
    @Nullable Integer uid,
    @Nullable String directory,
    @Nullable Integer umask,
    int priority,
    boolean autostart,
    AutoRestart autorestart,
    Duration startsecs,
    int startretries,
    Signal stopsignal,
    Duration stopwaitsecs,
    boolean stopasgroup,
    boolean killasgroup,
    ExitCodes exitcodes,
    boolean redirectStderr,
    LogFileConfig stdout,
    LogFileConfig stderr,
    Map<String, String> environment,
    @Nullable String serverurl,
    @Nullable FastCgiSocketConfig socket,
    ProcessPolicies policies) {
  public ProcessConfig {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** The variables that files held, which are part of the environment. */
  public Map<String, String> fileVariables() {
    return policies.environmentFiles().variables();
  }

  /** What nobody may be shown of this. */
  public SecretTexts secrets() {
    return policies.environmentFiles().secrets();
  }

  /** Whether it is to start with the daemon, at once or when others have come so far. */
  public boolean startsWithDaemon() {
    return autostart || policies.dependencies().isOrdered();
  }

  /** The same with other policies. */
  public ProcessConfig with(ProcessPolicies others) {
    return with(stdout, stderr, socket, others);
  }

  /** The same with another output and another socket. */
  public ProcessConfig with(
      LogFileConfig out, LogFileConfig error, @Nullable FastCgiSocketConfig inherited) {
    return with(out, error, inherited, policies);
  }

  private ProcessConfig with(
      LogFileConfig out,
      LogFileConfig error,
      @Nullable FastCgiSocketConfig inherited,
      ProcessPolicies others) {
    return new ProcessConfig(
        name,
        program,
        command,
        uid,
        directory,
        umask,
        priority,
        autostart,
        autorestart,
        startsecs,
        startretries,
        stopsignal,
        stopwaitsecs,
        stopasgroup,
        killasgroup,
        exitcodes,
        redirectStderr,
        out,
        error,
        environment,
        serverurl,
        inherited,
        others);
  }
}

package org.jsupervisor.supervisord.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.Backoff;
import org.jsupervisor.config.policy.MainProcessPolicy;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.policy.ReadinessPolicy;
import org.jsupervisor.config.policy.RestartPolicy;
import org.jsupervisor.config.policy.StartLimit;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.Signal;

/** Makes configurations that differ from the defaults in what a test needs. */
public final class Policies {
  private String command = "/bin/web";
  private @Nullable Integer uid;
  private @Nullable String directory;
  boolean autostart = true;
  AutoRestart autorestart = AutoRestart.UNEXPECTED;
  long startsecs = 1;
  int startretries = 3;
  int stopsignal = 15;
  long stopwaitsecs = 10;
  boolean stopasgroup;
  boolean killasgroup;
  List<Integer> exitcodes = List.of(0);
  ProcessPolicies policies = ProcessPolicies.DEFAULT;

  static ProcessConfig standard() {
    return new Policies().build();
  }

  /** Has it run that command in that directory, as that user. */
  public static ProcessConfig running(
      String command, @Nullable Integer uid, @Nullable String directory) {
    Policies policies = new Policies();
    policies.command = command;
    policies.uid = uid;
    policies.directory = directory;
    return policies.build();
  }

  /** Has the process stay STARTING until it is ready. */
  Policies readyOn(Probe probe, long timeoutSeconds) {
    ReadinessPolicy readiness = new ReadinessPolicy(probe, Duration.ofSeconds(timeoutSeconds));
    return with(policies.restart(), policies.mainProcess(), readiness);
  }

  /** Has the program name its main process in a file. */
  Policies mainIn(String pidfile, long timeoutSeconds) {
    MainProcessPolicy main = new MainProcessPolicy(pidfile, Duration.ofSeconds(timeoutSeconds));
    return with(policies.restart(), main, policies.readiness());
  }

  /** Has it wait {@code fatalRetrySeconds} in FATAL if above 0. */
  Policies restarting(
      @Nullable Duration pause, long fatalRetrySeconds, @Nullable StartLimit limit) {
    return restarting(
        new RestartPolicy(
            pause == null ? Duration.ZERO : pause,
            Backoff.LINEAR,
            null,
            0,
            fatalRetrySeconds == 0 ? null : Duration.ofSeconds(fatalRetrySeconds),
            limit));
  }

  Policies restarting(RestartPolicy restart) {
    return with(restart, policies.mainProcess(), policies.readiness());
  }

  private Policies with(
      RestartPolicy restart, MainProcessPolicy mainProcess, ReadinessPolicy readiness) {
    policies =
        new ProcessPolicies(
            restart,
            policies.orphans(),
            policies.reload(),
            mainProcess,
            policies.dependencies(),
            readiness,
            policies.health(),
            policies.end(),
            policies.environmentFiles(),
            policies.output(),
            policies.limits(),
            policies.scaling());
    return this;
  }

  ProcessConfig build() {
    LogFileConfig none =
        new LogFileConfig(
            LogFileConfig.Target.NONE, null, new ByteSize(0), 0, new ByteSize(0), false, false);
    return new ProcessConfig(
        "web",
        "web",
        command,
        uid,
        directory,
        null,
        999,
        autostart,
        autorestart,
        Duration.ofSeconds(startsecs),
        startretries,
        new Signal(stopsignal),
        Duration.ofSeconds(stopwaitsecs),
        stopasgroup,
        killasgroup,
        new ExitCodes(exitcodes),
        false,
        none,
        none,
        Map.of(),
        null,
        null,
        policies);
  }
}

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
final class Policies {
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

  /** Has the process stay STARTING until it is ready. */
  Policies readyOn(Probe probe, long timeoutSeconds) {
    ProcessPolicies initial = policies;
    policies =
        new ProcessPolicies(
            initial.restart(),
            initial.orphans(),
            initial.reload(),
            initial.mainProcess(),
            initial.dependencies(),
            new ReadinessPolicy(probe, Duration.ofSeconds(timeoutSeconds)),
            initial.health(),
            initial.end(),
            initial.environmentFiles(),
            initial.output(),
            initial.limits(),
            initial.scaling());
    return this;
  }

  /** Has the program name its main process in a file. */
  Policies mainIn(String pidfile, long timeoutSeconds) {
    ProcessPolicies initial = policies;
    policies =
        new ProcessPolicies(
            initial.restart(),
            initial.orphans(),
            initial.reload(),
            new MainProcessPolicy(pidfile, Duration.ofSeconds(timeoutSeconds)),
            initial.dependencies(),
            initial.readiness(),
            initial.health(),
            initial.end(),
            initial.environmentFiles(),
            initial.output(),
            initial.limits(),
            initial.scaling());
    return this;
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
    ProcessPolicies initial = policies;
    policies =
        new ProcessPolicies(
            restart,
            initial.orphans(),
            initial.reload(),
            initial.mainProcess(),
            initial.dependencies(),
            initial.readiness(),
            initial.health(),
            initial.end(),
            initial.environmentFiles(),
            initial.output(),
            initial.limits(),
            initial.scaling());
    return this;
  }

  ProcessConfig build() {
    LogFileConfig none =
        new LogFileConfig(
            LogFileConfig.Target.NONE, null, new ByteSize(0), 0, new ByteSize(0), false, false);
    return new ProcessConfig(
        "web",
        "/bin/web",
        null,
        null,
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

package org.jsupervisor.supervisord.companion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.HealthPolicy;
import org.jsupervisor.config.policy.OrphanPolicy;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.supervisord.dependency.DependencyCompanion;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.CompanionFactory;
import org.jsupervisor.supervisord.group.GroupCompanion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.health.HealthCompanion;
import org.jsupervisor.supervisord.mainprocess.MainProcess;
import org.jsupervisor.supervisord.notify.NotifiedReadiness;
import org.jsupervisor.supervisord.notify.NotifyCompanion;
import org.jsupervisor.supervisord.orphan.OrphanSweep;
import org.jsupervisor.supervisord.orphan.PortWait;
import org.jsupervisor.supervisord.readiness.Readiness;
import org.jsupervisor.supervisord.scaling.GroupScaling;

/** Makes the companions that a process's policies ask for. Confined to the loop thread. */
public final class PolicyCompanions implements CompanionFactory {
  @Override
  public List<Companion> companionsOf(ManagedProcess process, Surroundings around) {
    ProcessPolicies policies = process.config().policies();
    if (policies.isDefault()) {
      return List.of();
    }
    List<Companion> companions = new ArrayList<>();
    if (policies.dependencies().hasTargets()) {
      // First of all: others that put off a start are not asked until it can come.
      companions.add(new DependencyCompanion(process, around));
    }
    clearTheWay(process, around, companions);
    if (policies.mainProcess().pidfile() != null || hearsFrom(process)) {
      companions.add(new MainProcess(process, around));
    }
    watch(process, around, companions);
    return companions;
  }

  @Override
  public @Nullable GroupCompanion companionOf(ProcessGroup group, Surroundings around) {
    for (ManagedProcess process : group.processes()) {
      if (process.config().policies().scaling().isActive()) {
        return new GroupScaling(group, around);
      }
    }
    return null;
  }

  /** Whether the program tells about itself, which may be a pid. */
  private static boolean hearsFrom(ManagedProcess process) {
    ProcessPolicies policies = process.config().policies();
    return policies.readiness().on() instanceof Probe.Notify
        || policies.health().watchdog() != null;
  }

  /** Those that have the next start wait for what the last run left. */
  private static void clearTheWay(
      ManagedProcess process, Surroundings around, List<Companion> companions) {
    OrphanPolicy orphans = process.config().policies().orphans();
    if (orphans.kill()) {
      companions.add(new OrphanSweep(process, around));
    }
    if (!orphans.waitPortFree().isEmpty()) {
      companions.add(new PortWait(process, around));
    }
  }

  /** Those that find out whether the process is ready, and whether it works. */
  private static void watch(
      ManagedProcess process, Surroundings around, List<Companion> companions) {
    Probe sign = process.config().policies().readiness().on();
    if (hearsFrom(process)) {
      NotifyCompanion notify = new NotifyCompanion(process, around);
      companions.add(notify);
      if (sign instanceof Probe.Notify) {
        notify.listen(new NotifiedReadiness(process));
      }
      watchHealth(process, around, companions, notify);
    } else {
      watchHealth(process, around, companions, null);
    }
    Companion readiness = sign == null ? null : Readiness.companion(process, around, sign);
    if (readiness != null) {
      companions.add(readiness);
    }
  }

  private static void watchHealth(
      ManagedProcess process,
      Surroundings around,
      List<Companion> companions,
      @Nullable NotifyCompanion notify) {
    HealthPolicy health = process.config().policies().health();
    if (health.check() != null || health.watchdog() != null) {
      HealthCompanion companion = new HealthCompanion(process, around);
      companions.add(companion);
      if (notify != null) {
        notify.listen(companion);
      }
    }
  }
}

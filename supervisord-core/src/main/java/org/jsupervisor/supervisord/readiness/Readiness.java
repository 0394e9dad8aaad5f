package org.jsupervisor.supervisord.readiness;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.probe.Prober;

/** Chooses who finds out when a process is ready. Stateless. */
public final class Readiness {
  private Readiness() {}

  /** The companion for that sign of readiness; null if the process sends messages. */
  public static @Nullable Companion companion(
      ManagedProcess process, Surroundings around, Probe sign) {
    if (Prober.isQuestion(sign)) {
      return new AskedReadiness(process, around, sign);
    } else if (sign instanceof Probe.Log log) {
      return new PrintedReadiness(process, around, log.pattern());
    } else if (sign instanceof Probe.Descriptor descriptor) {
      return new WrittenReadiness(process, around, descriptor.number());
    }
    return null;
  }
}

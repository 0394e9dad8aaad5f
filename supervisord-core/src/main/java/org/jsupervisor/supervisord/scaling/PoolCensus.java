package org.jsupervisor.supervisord.scaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.ScalingPolicy;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.posix.SharedSockets.Connections;
import org.jsupervisor.supervisord.process.ProcessStatus;

/** Counts the processes of one socket. Confined to the loop thread. */
final class PoolCensus {
  private final @Nullable Duration lifetime;
  private final List<ManagedProcess> members;

  /** Those that somebody has stopped or that are FATAL: they stay so until they are asked for. */
  private final Set<ManagedProcess> stopped = new HashSet<>();

  private final Set<ManagedProcess> retiring = new HashSet<>();

  PoolCensus(ScalingPolicy policy, List<ManagedProcess> members) {
    this.lifetime = policy.maxLifetime();
    this.members = members;
  }

  /** Takes note of a change of state. */
  void changed(ManagedProcess process) {
    ProcessStatus.Stage stage = process.status().stage();
    switch (process.state()) {
      case STARTING -> stopped.remove(process);
      case STOPPING -> {
        if (stage == ProcessStatus.Stage.RETIRING) {
          retiring.add(process);
        }
      }
      case STOPPED -> {
        if (!retiring.remove(process)) {
          stopped.add(process);
        }
      }
      case EXITED -> {
        if (stage == ProcessStatus.Stage.HELD) {
          stopped.add(process);
        }
      }
      case FATAL -> stopped.add(process);
      case RUNNING, BACKOFF, UNKNOWN -> {}
    }
  }

  /** Lets all of them be started again. */
  void forgetStops() {
    stopped.clear();
  }

  Situation situation(Connections connections, boolean isRetiring, long now) {
    int running = 0;
    int ready = 0;
    int absent = 0;
    for (ManagedProcess member : members) {
      if (isRunning(member)) {
        running++;
        ready += member.state() == ProcessState.RUNNING ? 1 : 0;
      } else if (!member.state().isStopped() || member.startsByItself()) {
        absent++;
      }
    }
    return new Situation(
        running,
        ready,
        overdue(now).size(),
        absent,
        startable().size(),
        connections.accepted().size(),
        connections.waiting(),
        isRetiring);
  }

  /** Whether some process runs, or can or will. */
  boolean isManned() {
    for (ManagedProcess member : members) {
      if (!member.state().isStopped() || member.startsByItself()) {
        return true;
      }
    }
    return !startable().isEmpty();
  }

  private static boolean isRunning(ManagedProcess member) {
    return member.state() == ProcessState.STARTING || member.state() == ProcessState.RUNNING;
  }

  int running() {
    int running = 0;
    for (ManagedProcess member : members) {
      running += isRunning(member) ? 1 : 0;
    }
    return running;
  }

  /** Those that may be started, in start order. */
  List<ManagedProcess> startable() {
    List<ManagedProcess> startable = new ArrayList<>();
    for (ManagedProcess member : members) {
      boolean isEnded = member.state().isStopped() && member.state() != ProcessState.UNKNOWN;
      if (isEnded && !member.startsByItself() && !stopped.contains(member)) {
        startable.add(member);
      }
    }
    return startable;
  }

  /** Those that run, the last in start order first: so the first ones live longest. */
  List<ManagedProcess> latestFirst() {
    List<ManagedProcess> running = new ArrayList<>();
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i).state() == ProcessState.RUNNING) {
        running.add(members.get(i));
      }
    }
    return running;
  }

  /** How old a process may become. */
  Duration lifetime() {
    return lifetime == null ? Duration.ZERO : lifetime;
  }

  /** Those that have become older, the oldest first. */
  List<ManagedProcess> overdue(long now) {
    if (lifetime == null) {
      return List.of();
    }
    List<ManagedProcess> overdue = new ArrayList<>();
    for (ManagedProcess member : members) {
      long age = now - member.status().startedNanos();
      if (member.state() == ProcessState.RUNNING && age >= lifetime.toNanos()) {
        overdue.add(member);
      }
    }
    overdue.sort((a, b) -> Long.compare(a.status().startedNanos(), b.status().startedNanos()));
    return overdue;
  }
}

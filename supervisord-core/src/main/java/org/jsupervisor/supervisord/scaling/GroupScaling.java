package org.jsupervisor.supervisord.scaling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.supervisord.group.FastCgiSocket;
import org.jsupervisor.supervisord.group.GroupCompanion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.ProcessGroup;
import org.jsupervisor.supervisord.group.SharedService;
import org.jsupervisor.supervisord.group.Surroundings;

/** Scales those processes of a group that ask for it. Confined to the loop thread. */
public final class GroupScaling implements GroupCompanion {
  private final Surroundings around;

  /** By the URL of their socket. */
  private Map<String, ScaledPool> pools = new LinkedHashMap<>();

  public GroupScaling(ProcessGroup group, Surroundings around) {
    this.around = around;
    for (Map.Entry<String, List<ManagedProcess>> each : members(group).entrySet()) {
      add(group, each.getKey(), each.getValue());
    }
  }

  private void add(ProcessGroup group, String url, List<ManagedProcess> members) {
    FastCgiSocket socket = group.socket(url);
    if (socket != null) {
      pools.put(url, new ScaledPool(members, socket, around));
    }
  }

  /** Those that scale, by the URL of their socket. */
  private static Map<String, List<ManagedProcess>> members(ProcessGroup group) {
    Map<String, List<ManagedProcess>> members = new LinkedHashMap<>();
    for (ManagedProcess process : group.processes()) {
      FastCgiSocketConfig socket = process.config().socket();
      if (socket != null && process.config().policies().scaling().isActive()) {
        members.computeIfAbsent(socket.url(), url -> new ArrayList<>()).add(process);
      }
    }
    return members;
  }

  @Override
  public void activated() {
    for (ScaledPool pool : pools.values()) {
      pool.activate();
    }
  }

  @Override
  public List<ManagedProcess> startRequested(List<ManagedProcess> all) {
    List<ManagedProcess> started = new ArrayList<>(all);
    for (ScaledPool pool : pools.values()) {
      pool.begin();
      List<ManagedProcess> later = new ArrayList<>(pool.processes());
      later.removeAll(pool.firstOnes());
      started.removeAll(later);
    }
    return started;
  }

  @Override
  public void stopRequested() {
    for (ScaledPool pool : pools.values()) {
      pool.turnOff();
    }
  }

  @Override
  public @Nullable SharedService serviceOf(ManagedProcess process) {
    for (ScaledPool pool : pools.values()) {
      if (pool.processes().contains(process)) {
        return pool;
      }
    }
    return null;
  }

  @Override
  public void leaving(List<ManagedProcess> processes) {
    for (ScaledPool pool : pools.values()) {
      if (!Collections.disjoint(pool.processes(), processes)) {
        pool.pause();
      }
    }
  }

  /** A pool whose processes are others is another pool, which is on if that was. */
  @Override
  public void membersChanged(ProcessGroup group) {
    Map<String, ScaledPool> before = pools;
    pools = new LinkedHashMap<>();
    for (Map.Entry<String, List<ManagedProcess>> each : members(group).entrySet()) {
      ScaledPool same = before.get(each.getKey());
      if (same != null && same.processes().equals(each.getValue())) {
        pools.put(each.getKey(), same);
        before.remove(each.getKey());
        same.resume();
      }
    }
    for (ScaledPool old : before.values()) {
      old.discard();
    }
    for (Map.Entry<String, List<ManagedProcess>> each : members(group).entrySet()) {
      if (!pools.containsKey(each.getKey())) {
        add(group, each.getKey(), each.getValue());
        begin(pools.get(each.getKey()), before.get(each.getKey()));
      }
    }
  }

  private static void begin(@Nullable ScaledPool pool, @Nullable ScaledPool before) {
    if (pool != null && before == null) {
      pool.activate();
    } else if (pool != null && before != null && before.isWanted()) {
      pool.turnOn();
    }
  }

  @Override
  public void discard() {
    for (ScaledPool pool : pools.values()) {
      pool.discard();
    }
  }
}

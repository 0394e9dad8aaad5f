package org.jsupervisor.supervisord.scaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.SharedSockets;
import org.jsupervisor.supervisord.posix.SharedSockets.Connections;
import org.jsupervisor.supervisord.posix.SharedSockets.Worker;

/**
 * A process and its descendants, at one moment.
 *
 * @param pids the process first
 * @param doing what can be said of all of them together
 * @param isFrozen whether none of them runs until it is told to
 */
record WorkerTree(List<Integer> pids, Doing doing, boolean isFrozen) {
  private static final int MOST_PROCESSES = 256;

  /** What a tree of processes does. */
  enum Doing {
    /** It waits for connections and has none. */
    NOTHING,
    /** It has a connection, or does something else. */
    SOMETHING,
    /** It cannot be seen. */
    UNKNOWN
  }

  /** Looks at the process and all that descend from it. */
  static WorkerTree look(SharedSockets kernel, int root, Connections connections) {
    Map<Integer, Worker> workers = new LinkedHashMap<>();
    List<Integer> pids = new ArrayList<>();
    pids.add(root);
    boolean isFrozen = true;
    for (int i = 0; i < pids.size(); i++) {
      int pid = pids.get(i);
      Worker worker = i < MOST_PROCESSES ? kernel.worker(pid, connections.listener()) : null;
      if (worker == null) {
        return new WorkerTree(List.copyOf(pids), Doing.UNKNOWN, false);
      }
      workers.put(pid, worker);
      pids.addAll(worker.children());
      isFrozen &= worker.isFrozen();
    }
    return new WorkerTree(List.copyOf(pids), doing(workers, connections), isFrozen);
  }

  private static Doing doing(Map<Integer, Worker> workers, Connections connections) {
    boolean somebodyWaits = false;
    for (Worker worker : workers.values()) {
      for (long socket : worker.sockets()) {
        if (connections.accepted().contains(socket)) {
          return Doing.SOMETHING;
        }
      }
      if (worker.isWaiting()) {
        somebodyWaits = true;
      } else if (serves(worker, connections) && !leavesItToChildren(worker, workers, connections)) {
        return Doing.SOMETHING;
      }
    }
    return somebodyWaits ? Doing.NOTHING : Doing.SOMETHING;
  }

  private static boolean serves(@Nullable Worker worker, Connections connections) {
    return worker != null && worker.sockets().contains(connections.listener());
  }

  /** A process that has children for the socket only looks after them. */
  private static boolean leavesItToChildren(
      Worker worker, Map<Integer, Worker> workers, Connections connections) {
    for (int child : worker.children()) {
      if (serves(workers.get(child), connections)) {
        return true;
      }
    }
    return false;
  }
}

package org.jsupervisor.supervisord.group;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessState;

/** Who hears of what becomes of one process. Confined to the loop thread. */
final class StateObservers {
  private final List<ManagedProcess.Observer> observers = new ArrayList<>();

  void add(ManagedProcess.Observer observer) {
    observers.add(observer);
  }

  void remove(ManagedProcess.Observer observer) {
    observers.remove(observer);
  }

  /** Tells them, then those that hear of every process. */
  void tell(ManagedProcess process, ProcessState before, DaemonState whole) {
    for (ManagedProcess.Observer observer : List.copyOf(observers)) {
      observer.stateChanged(process);
    }
    whole.changed(process, before);
  }
}

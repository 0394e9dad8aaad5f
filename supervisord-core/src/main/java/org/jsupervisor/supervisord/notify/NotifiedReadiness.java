package org.jsupervisor.supervisord.notify;

import org.jsupervisor.supervisord.group.ManagedProcess;

/** Takes a program's word that it is ready. */
public record NotifiedReadiness(ManagedProcess process) implements NotifyListener {
  @Override
  public void notified(NotifyMessage message) {
    if (message.phase() == NotifyMessage.Phase.READY) {
      process.ready();
    }
  }
}

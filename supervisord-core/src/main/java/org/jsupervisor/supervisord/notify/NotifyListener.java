package org.jsupervisor.supervisord.notify;

/** Is told what a program says, on the loop thread. */
public interface NotifyListener {
  void notified(NotifyMessage message);
}

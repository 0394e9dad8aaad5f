package org.jsupervisor.supervisord.listener;

/** Where a listener stands in the protocol (daemon.md 6.4). */
public enum ListenerState {
  ACKNOWLEDGED,
  READY,
  BUSY,
  UNKNOWN
}

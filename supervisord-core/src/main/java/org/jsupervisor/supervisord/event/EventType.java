package org.jsupervisor.supervisord.event;

import org.jspecify.annotations.Nullable;

/** Event types and their tree (daemon.md 6.1); subscribing to one delivers its whole subtree. */
public enum EventType {
  EVENT(null),
  PROCESS_STATE(EVENT),
  PROCESS_STATE_STOPPED(PROCESS_STATE),
  PROCESS_STATE_EXITED(PROCESS_STATE),
  PROCESS_STATE_STARTING(PROCESS_STATE),
  PROCESS_STATE_STOPPING(PROCESS_STATE),
  PROCESS_STATE_BACKOFF(PROCESS_STATE),
  PROCESS_STATE_FATAL(PROCESS_STATE),
  PROCESS_STATE_RUNNING(PROCESS_STATE),
  PROCESS_STATE_UNKNOWN(PROCESS_STATE),
  PROCESS_COMMUNICATION(EVENT),
  PROCESS_COMMUNICATION_STDOUT(PROCESS_COMMUNICATION),
  PROCESS_COMMUNICATION_STDERR(PROCESS_COMMUNICATION),
  PROCESS_LOG(EVENT),
  PROCESS_LOG_STDOUT(PROCESS_LOG),
  PROCESS_LOG_STDERR(PROCESS_LOG),
  REMOTE_COMMUNICATION(EVENT),
  SUPERVISOR_STATE_CHANGE(EVENT),
  SUPERVISOR_STATE_CHANGE_RUNNING(SUPERVISOR_STATE_CHANGE),
  SUPERVISOR_STATE_CHANGE_STOPPING(SUPERVISOR_STATE_CHANGE),
  TICK(EVENT),
  TICK_5(TICK),
  TICK_60(TICK),
  TICK_3600(TICK),
  PROCESS_GROUP(EVENT),
  PROCESS_GROUP_ADDED(PROCESS_GROUP),
  PROCESS_GROUP_REMOVED(PROCESS_GROUP);

  private final @Nullable EventType parent;

  EventType(@Nullable EventType parent) {
    this.parent = parent;
  }

  /** Whether this type is {@code ancestor} or stands below it. */
  public boolean isA(EventType ancestor) {
    for (EventType type = this; type != null; type = type.parent) {
      if (type == ancestor) {
        return true;
      }
    }
    return false;
  }
}

package org.jsupervisor.supervisord.stdio;

/** What a sink has not passed on yet. Confined to the loop thread. */
public interface Backlog {
  /** Whether it is so long that nobody should read what would make it longer. */
  boolean isLong();

  /** Runs the action once, later, when the backlog, which is long, has become short or given up. */
  void whenShort(Runnable action);
}

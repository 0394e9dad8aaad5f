package org.jsupervisor.supervisord.control;

/**
 * A program of an active group that can have several processes.
 *
 * @param name without the group
 * @param count how many it has, as configured or scaled
 */
public record ScalableProgram(String group, String name, int count) {
  /** More processes are taken for a slip of the hand. */
  public static final int MOST = 10_000;
}

package org.jsupervisor.supervisord.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a group whose processes were restarted one after the other, by process name.
 *
 * @param restarted those that can do their work again
 * @param failure what ended it; null if nothing did
 * @param leftAlone those that were not reached
 */
public record RollResult(
    List<String> restarted, @Nullable Failure failure, List<String> leftAlone) {
  /**
   * The process that did not stop, start or become able to do its work.
   *
   * @param reason as it is told of a stop or start; FAILED for one that was started but is not
   *     healthy
   */
  public record Failure(String process, ControlFault reason) {}

  public RollResult {
    restarted = List.copyOf(restarted);
    leftAlone = List.copyOf(leftAlone);
  }
}

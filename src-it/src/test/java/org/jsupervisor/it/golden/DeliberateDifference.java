package org.jsupervisor.it.golden;

import java.util.List;

/**
 * A place where the distribution does better than the original on purpose; each is a row of {@code
 * docs/explanation/compatibility.md}.
 */
record DeliberateDifference(String run, String title, String from, String to, String reason) {
  private static final List<DeliberateDifference> ALL = List.of();

  static RecordedRun amended(RecordedRun recorded) {
    return recorded;
  }
}

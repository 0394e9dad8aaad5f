package org.jsupervisor.rpc.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What getProcessInfo answers, in the order emitted (control.md 2.6). Times are Unix seconds, 0 for
 * never; {@code exitstatus} is -1 after death by signal.
 *
 * @param facts what supervisor does not tell, by name; only of programs that ask for more than
 *     supervisor offers
 */
public record ProcessInfo(
    String name,
    String group,
    long start,
    long stop,
    long now,
    ProcessState state,
    String spawnerr,
    int exitstatus,
    String stdoutLogfile,
    String stderrLogfile,
    int pid,
    String description,
    Map<String, String> facts) {

  /** Names of facts. */
  public static final String HEALTH = "health";

  /** What health is before the first check, and afterwards. */
  public static final String NOT_CHECKED = "starting";

  public static final String HEALTHY = "healthy";
  public static final String UNHEALTHY = "unhealthy";

  public static final String HEALTH_FAILURE = "health_failure";
  public static final String NOTIFIED = "notified";
  public static final String STATUS_TEXT = "status_text";
  public static final String WAITING_FOR = "waiting_for";

  public ProcessInfo {
    facts = facts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}

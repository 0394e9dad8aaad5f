package org.jsupervisor.config.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.SupervisordConfig;

/**
 * What a check found.
 *
 * @param problems file after file, line after line
 * @param config the configuration in effect, null if a start would refuse it
 */
public record ConfigReport(
    String configFile, List<Problem> problems, @Nullable SupervisordConfig config) {
  public ConfigReport {
    problems = List.copyOf(problems);
  }

  public int errors() {
    int errors = 0;
    for (Problem problem : problems) {
      errors += problem.isError() ? 1 : 0;
    }
    return errors;
  }

  public int warnings() {
    return problems.size() - errors();
  }
}

package org.jsupervisor.supervisord.control;

import java.util.List;
import java.util.Map;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.ConfigException;

/** Makes processes of program options that stand in no file, by the rules of those that do. */
public interface ProgramSource {
  /**
   * The processes of that program.
   *
   * @param environment the pairs of {@code [supervisord]}
   */
  List<ProcessConfig> program(
      String group, String program, Map<String, String> options, Map<String, String> environment)
      throws ConfigException;
}

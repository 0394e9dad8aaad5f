package org.jsupervisor.supervisord.control;

import org.jsupervisor.config.ProgramCounts;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.ConfigException;

/** Reads the configuration anew, with the rules and the command line of the first time. */
public interface ConfigSource {
  /** {@code counts} says how many processes programs have. */
  SupervisordConfig load(ProgramCounts counts) throws ConfigException;
}

package org.jsupervisor.supervisord.control;

import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;

/**
 * A process of the configuration last read (control.md 2.6, Config info).
 *
 * @param inUse whether its group is active
 * @param stdoutLogfile path, {@code none} or {@code auto}; likewise stderrLogfile
 */
public record ConfiguredProcess(
    GroupConfig group,
    ProcessConfig process,
    boolean inUse,
    String stdoutLogfile,
    String stderrLogfile) {}

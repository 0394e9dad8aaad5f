package org.jsupervisor.ctl.screen;

import java.time.LocalTime;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;

/**
 * What a watched status was at a moment.
 *
 * @param problems what went wrong, a line each
 * @param exitStatus what a plain status would have left
 */
public record Frame(
    LocalTime at, List<ProcessInfo> processes, List<String> problems, int exitStatus) {}

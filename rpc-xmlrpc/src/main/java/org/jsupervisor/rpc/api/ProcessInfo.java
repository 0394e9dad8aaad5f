package org.jsupervisor.rpc.api;

/**
 * What getProcessInfo answers, in the order emitted (control.md 2.6). Times are Unix seconds, 0 for
 * never; {@code exitstatus} is -1 after death by signal.
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
    String description) {}

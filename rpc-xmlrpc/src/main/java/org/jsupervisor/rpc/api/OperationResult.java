package org.jsupervisor.rpc.api;

/**
 * What became of one process in an operation on many: 80 or a fault code, and {@code OK} or the
 * fault string (control.md 2.6).
 */
public record OperationResult(String name, String group, int status, String description) {}

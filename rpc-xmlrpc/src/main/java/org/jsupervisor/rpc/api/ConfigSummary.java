package org.jsupervisor.rpc.api;

/** The members of getAllConfigInfo that a listing of configured processes shows. */
public record ConfigSummary(
    String name,
    String group,
    boolean inUse,
    boolean autostart,
    int groupPriority,
    int processPriority) {}

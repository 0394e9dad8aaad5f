package org.jsupervisor.ctl.replay;

/** What a run of the client left behind. */
public record ClientRun(int exitStatus, String output, String errors) {}

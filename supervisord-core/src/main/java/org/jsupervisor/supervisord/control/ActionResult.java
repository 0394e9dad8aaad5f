package org.jsupervisor.supervisord.control;

import org.jsupervisor.rpc.api.Fault;

/**
 * The outcome for one process of a request about many (control.md 2.6, Result).
 *
 * @param description {@code OK} or the fault string
 */
public record ActionResult(String name, String group, Fault status, String description) {}

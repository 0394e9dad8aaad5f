/**
 * Moves bytes between pipes and their sinks: logs, capture, events, syslog on the way out; stdin on
 * the way in (daemon.md 5.5). Knows no process state.
 */
@NullMarked
package org.jsupervisor.supervisord.stdio;

import org.jspecify.annotations.NullMarked;

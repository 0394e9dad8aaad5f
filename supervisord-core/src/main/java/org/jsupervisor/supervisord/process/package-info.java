/**
 * The life of one process as a pure function: status, input and configuration in, new status and
 * effects out (daemon.md 4). Reads no clock, touches no kernel, writes no log.
 */
@NullMarked
package org.jsupervisor.supervisord.process;

import org.jspecify.annotations.NullMarked;

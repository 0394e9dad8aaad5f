/**
 * Files that rotate, reopen and are read from their end (daemon.md 5.3, control.md 2.8). Knows
 * bytes and files, not processes, channels or the loop.
 */
@NullMarked
package org.jsupervisor.supervisord.logfile;

import org.jspecify.annotations.NullMarked;

/**
 * The daemon's outside: command line, privileges, limits, pid file, main log, signals, and the
 * wiring of everything else. Knows the order of start and end; decides nothing about processes.
 */
@NullMarked
package org.jsupervisor.supervisord;

import org.jspecify.annotations.NullMarked;

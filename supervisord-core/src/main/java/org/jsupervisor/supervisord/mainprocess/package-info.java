/**
 * Programs whose main process changes its pid: who is the main process, and how its end is noticed.
 * A pid file is never trusted: the process it names has to descend from the daemon and to belong to
 * the program.
 */
@NullMarked
package org.jsupervisor.supervisord.mainprocess;

import org.jspecify.annotations.NullMarked;

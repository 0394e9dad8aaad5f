/**
 * What is in the way of a program's next start: processes that its last run left behind, and ports
 * that are taken. Nobody waits here; timers look again, and the process is told when it may start.
 */
@NullMarked
package org.jsupervisor.supervisord.orphan;

import org.jspecify.annotations.NullMarked;

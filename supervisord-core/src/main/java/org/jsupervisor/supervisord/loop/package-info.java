/**
 * The one thread: descriptors, timers and the order of a turn. Knows when something happens, never
 * what it means.
 */
@NullMarked
package org.jsupervisor.supervisord.loop;

import org.jspecify.annotations.NullMarked;

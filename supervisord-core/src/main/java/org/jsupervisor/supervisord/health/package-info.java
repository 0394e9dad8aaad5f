/**
 * Watches over programs that are RUNNING: checks, the watchdog, and what happens to a program that
 * no longer works. What makes a program unhealthy is decided by values, {@link
 * org.jsupervisor.supervisord.health.Health}, without a clock.
 */
@NullMarked
package org.jsupervisor.supervisord.health;

import org.jspecify.annotations.NullMarked;

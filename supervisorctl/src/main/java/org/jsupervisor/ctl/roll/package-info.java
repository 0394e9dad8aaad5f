/**
 * Restarts many processes a few at a time, and waits for each: with the calls that every
 * supervisord has. Knows no verbs and says nothing.
 */
@NullMarked
package org.jsupervisor.ctl.roll;

import org.jspecify.annotations.NullMarked;

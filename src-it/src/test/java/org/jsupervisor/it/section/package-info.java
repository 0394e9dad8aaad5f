/**
 * One class per configuration section: what the options of a section do, seen from outside. Knows
 * nothing of how a daemon is started; that is the harness's work.
 */
@NullMarked
package org.jsupervisor.it.section;

import org.jspecify.annotations.NullMarked;

/**
 * One class per page of options that supervisor does not have: what they do, seen from outside.
 * Knows nothing of how a daemon is started; that is the harness's work.
 */
@NullMarked
package org.jsupervisor.it.option;

import org.jspecify.annotations.NullMarked;

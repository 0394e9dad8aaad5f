/**
 * One configuration, served by the original's daemon or by ours, so that tests can show the same
 * thing to both and compare. Knows nothing of what is shown.
 */
@NullMarked
package org.jsupervisor.it.served;

import org.jspecify.annotations.NullMarked;

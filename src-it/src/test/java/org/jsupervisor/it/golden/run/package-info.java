/**
 * Repeats the recorded runs of the original, step by step, and compares all that was recorded. What
 * may differ is data: the deliberate differences, and what chance decides.
 */
@NullMarked
package org.jsupervisor.it.golden.run;

import org.jspecify.annotations.NullMarked;

/**
 * Replays recorded runs of the original and compares. Reads the recordings from the reference
 * directory and never changes them.
 */
@NullMarked
package org.jsupervisor.it.golden;

import org.jspecify.annotations.NullMarked;

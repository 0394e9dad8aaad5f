/** Replays recorded runs of the original's client and compares. */
@NullMarked
package org.jsupervisor.ctl.replay;

import org.jspecify.annotations.NullMarked;

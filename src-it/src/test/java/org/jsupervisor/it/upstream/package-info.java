/**
 * What the original gets wrong, one test for each number of daemon.md 10 that no recording shows:
 * the distribution does better. Knows nothing of how a daemon is started; that is the harness's
 * work.
 */
@NullMarked
package org.jsupervisor.it.upstream;

import org.jspecify.annotations.NullMarked;

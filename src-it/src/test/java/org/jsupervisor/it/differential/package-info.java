/**
 * Runs one configuration and the same steps with the original and with the distribution at the same
 * time and compares what can be seen. Differences of timing that the original is known for
 * (daemon.md 10, 1 and 2) are left out by comparing process by process.
 */
@NullMarked
package org.jsupervisor.it.differential;

import org.jspecify.annotations.NullMarked;

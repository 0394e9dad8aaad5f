/**
 * Limits, niceness and out-of-memory scores of programs: which commands set them on the way to the
 * program, and what the kernel would refuse. Starts nothing.
 */
@NullMarked
package org.jsupervisor.supervisord.limit;

import org.jspecify.annotations.NullMarked;

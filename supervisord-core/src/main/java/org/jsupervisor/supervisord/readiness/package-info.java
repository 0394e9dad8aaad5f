/**
 * Finds out when a program that was started is ready, a class for each way: by asking it, by what
 * it prints, and by what it writes to a descriptor. Tells the process and nobody else.
 */
@NullMarked
package org.jsupervisor.supervisord.readiness;

import org.jspecify.annotations.NullMarked;

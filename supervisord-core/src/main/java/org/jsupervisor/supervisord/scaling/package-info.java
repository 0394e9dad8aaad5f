/**
 * Starts and retires the processes that share a FastCGI socket as requests need them. {@link
 * org.jsupervisor.supervisord.scaling.ScalingRules} decide, from counts and times alone; the rest
 * asks the kernel and carries it out.
 */
@NullMarked
package org.jsupervisor.supervisord.scaling;

import org.jspecify.annotations.NullMarked;

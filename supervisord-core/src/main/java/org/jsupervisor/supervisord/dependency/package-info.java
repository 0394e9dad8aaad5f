/**
 * Starts and stops in the order of what programs need of each other. Knows processes, and neither
 * requests nor who makes them.
 */
@NullMarked
package org.jsupervisor.supervisord.dependency;

import org.jspecify.annotations.NullMarked;

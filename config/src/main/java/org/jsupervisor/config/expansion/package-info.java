/**
 * Expands {@code %(name)s} in values as Python's format operator does. Knows nothing of which names
 * an option offers.
 */
@NullMarked
package org.jsupervisor.config.expansion;

import org.jspecify.annotations.NullMarked;

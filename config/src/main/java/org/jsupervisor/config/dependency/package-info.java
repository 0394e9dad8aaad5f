/**
 * Which programs others need, as pure values: what may be written, what the names stand for, and
 * the order that follows. Knows nothing of processes that run.
 */
@NullMarked
package org.jsupervisor.config.dependency;

import org.jspecify.annotations.NullMarked;

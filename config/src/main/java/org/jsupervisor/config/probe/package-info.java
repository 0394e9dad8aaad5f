/**
 * Ways to find out whether a program works, as values: what they are and how options name them.
 * Knows nothing of how they are carried out.
 */
@NullMarked
package org.jsupervisor.config.probe;

import org.jspecify.annotations.NullMarked;

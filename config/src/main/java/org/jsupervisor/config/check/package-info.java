/**
 * All that can be said about a configuration without starting anything: every fault with its place
 * and cure, and what start-up would meet on this machine. A start never loads these classes.
 */
@NullMarked
package org.jsupervisor.config.check;

import org.jspecify.annotations.NullMarked;

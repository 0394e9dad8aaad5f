/**
 * The client at a real terminal, which tmux draws: what users see and what the keys do, side by
 * side with the original where it has the same to show.
 */
@NullMarked
package org.jsupervisor.it.terminal;

import org.jspecify.annotations.NullMarked;

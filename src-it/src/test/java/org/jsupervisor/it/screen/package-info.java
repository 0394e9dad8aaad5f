/**
 * What the client does on a terminal beyond the original: layout and colours, a live status,
 * progress. The terminal is a real one, held by tmux, and its screen is compared.
 */
@NullMarked
package org.jsupervisor.it.screen;

import org.jspecify.annotations.NullMarked;

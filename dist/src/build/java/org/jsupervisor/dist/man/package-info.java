/**
 * Turns the reference documentation into manual pages while the distribution is built. Knows
 * Markdown as the documentation uses it and refuses what it does not know; nothing of it is
 * shipped.
 */
@NullMarked
package org.jsupervisor.dist.man;

import org.jspecify.annotations.NullMarked;

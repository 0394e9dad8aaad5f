/**
 * What an earlier daemon has left behind that ended without a chance to clean up: programs that are
 * still running. They are found and told, and left alone. Nothing here runs after a clean end.
 */
@NullMarked
package org.jsupervisor.supervisord.previous;

import org.jspecify.annotations.NullMarked;

/**
 * Keeps the daemon small: gives memory back that is not needed now. Knows nothing of what the
 * memory was used for.
 */
@NullMarked
package org.jsupervisor.supervisord.memory;

import org.jspecify.annotations.NullMarked;

/**
 * Makes children and takes their ends: commands are found, users switched, environments merged,
 * exit statuses handed to who waits for them. Knows nothing of states, groups and restarts.
 */
@NullMarked
package org.jsupervisor.supervisord.spawn;

import org.jspecify.annotations.NullMarked;

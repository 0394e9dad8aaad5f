/**
 * Runs the effects: makes children, moves their output, tells events, takes exits, for processes,
 * their groups and listener pools. Decides nothing that {@code process} and {@code listener} can
 * decide, and knows nothing of other groups' order, of configuration files or of clients.
 */
@NullMarked
package org.jsupervisor.supervisord.group;

import org.jspecify.annotations.NullMarked;

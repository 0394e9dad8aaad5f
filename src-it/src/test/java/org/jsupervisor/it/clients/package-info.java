/**
 * Clients that other people wrote, as they are published, against the original's daemon and ours:
 * what they report must be the same. Knows no details of the wire.
 */
@NullMarked
package org.jsupervisor.it.clients;

import org.jspecify.annotations.NullMarked;

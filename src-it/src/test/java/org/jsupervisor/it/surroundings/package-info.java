/**
 * The daemon in surroundings of every kind: as another user, as the first process of a container,
 * with odd environments and streams, and with its logs on pipes, terminals and syslog. Knows the
 * published contract only.
 */
@NullMarked
package org.jsupervisor.it.surroundings;

import org.jspecify.annotations.NullMarked;

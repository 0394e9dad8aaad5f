/**
 * Typed calls to a supervisor over a blocking TCP or UNIX channel of the JDK. Made for a client
 * that lives for one command: few classes, no threads, no time limits. Knows nothing of command
 * lines or texts for people.
 */
@NullMarked
package org.jsupervisor.rpc.client;

import org.jspecify.annotations.NullMarked;

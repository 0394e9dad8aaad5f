/**
 * The event-listener protocol, pure: what a listener's output means, the envelope it is sent and
 * the buffer of a pool (daemon.md 6.3 to 6.5).
 */
@NullMarked
package org.jsupervisor.supervisord.listener;

import org.jspecify.annotations.NullMarked;

/**
 * The messages that programs send about themselves, in the protocol of systemd: the socket of each
 * program, who may send to it, and what the messages say. Knows nothing of what a missing message
 * means.
 */
@NullMarked
package org.jsupervisor.supervisord.notify;

import org.jspecify.annotations.NullMarked;

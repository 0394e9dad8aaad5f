/**
 * For programs that are event listeners: reads events from the daemon, answers them, and finds the
 * way back to the daemon (daemon.md 6.3, 6.4). Nothing of the daemon or the client uses it, and it
 * knows nothing of pools or buffers; a listener needs no other jar than the one it is in.
 */
@NullMarked
package org.jsupervisor.rpc.listener;

import org.jspecify.annotations.NullMarked;

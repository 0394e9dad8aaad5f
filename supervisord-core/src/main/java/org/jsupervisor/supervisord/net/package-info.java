/**
 * Listening sockets and connections on the event loop: accepting, limits, deadlines, back-pressure
 * and an orderly end. Moves bytes between descriptors and HTTP connections; knows neither what is
 * asked for nor what the daemon is.
 */
@NullMarked
package org.jsupervisor.supervisord.net;

import org.jspecify.annotations.NullMarked;

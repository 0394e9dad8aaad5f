/**
 * What goes over the sockets, byte by byte, with the original's daemon and with ours: requests that
 * no decent client sends, all kinds of connections, all arguments of all methods, streams of logs.
 */
@NullMarked
package org.jsupervisor.it.protocol;

import org.jspecify.annotations.NullMarked;

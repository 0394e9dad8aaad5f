/**
 * Where the client finds its daemon and how it fails to: addresses, sockets, credentials and
 * servers that are none, with the original's client and with ours.
 */
@NullMarked
package org.jsupervisor.it.endpoint;

import org.jspecify.annotations.NullMarked;

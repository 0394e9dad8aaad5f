/**
 * Plain HTTP and XML-RPC over TCP and UNIX sockets, written for the tests alone so that no code of
 * the product judges itself. Knows nothing of daemons.
 */
@NullMarked
package org.jsupervisor.it.wire;

import org.jspecify.annotations.NullMarked;

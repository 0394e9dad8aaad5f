/**
 * Calls by XML-RPC: the method table, the handler of /RPC2, answers that come later, and the {@code
 * system.*} methods. Knows the wire, but neither what the methods do nor who logs.
 */
@NullMarked
package org.jsupervisor.rpc.server;

import org.jspecify.annotations.NullMarked;

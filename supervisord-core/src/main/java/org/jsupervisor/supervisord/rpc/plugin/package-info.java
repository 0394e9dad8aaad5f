/**
 * The XML-RPC namespaces of well-known plugins of the original, made anew (control.md 5). They ask
 * the same control of the daemon as its own namespace does; they know nothing of HTTP.
 */
@NullMarked
package org.jsupervisor.supervisord.rpc.plugin;

import org.jspecify.annotations.NullMarked;

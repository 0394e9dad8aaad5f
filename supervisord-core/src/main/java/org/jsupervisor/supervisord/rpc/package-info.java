/**
 * What clients see of the daemon: the RPC namespaces, the log streams and the web pages of
 * control.md 2 and 3. Translates requests into questions to the supervisor and outcomes into the
 * published words; knows neither sockets nor how processes are run.
 */
@NullMarked
package org.jsupervisor.supervisord.rpc;

import org.jspecify.annotations.NullMarked;

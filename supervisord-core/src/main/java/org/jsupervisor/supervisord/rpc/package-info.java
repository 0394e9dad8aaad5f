/**
 * The RPC namespaces of control.md 2. Translates calls into questions to the supervisor and
 * outcomes into the published words; knows neither HTTP nor how processes are run.
 */
@NullMarked
package org.jsupervisor.supervisord.rpc;

import org.jspecify.annotations.NullMarked;

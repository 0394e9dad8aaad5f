/**
 * The words both ends publish: states, faults, process information. Knows neither the wire format
 * nor what a process is.
 */
@NullMarked
package org.jsupervisor.rpc.api;

import org.jspecify.annotations.NullMarked;

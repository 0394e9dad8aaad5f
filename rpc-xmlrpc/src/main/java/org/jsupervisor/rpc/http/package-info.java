/**
 * HTTP/1.1 without sockets: received bytes go in, requests come out, answers and streams become
 * bytes to send. Strict about framing, because what it cannot read exactly it must refuse. Knows
 * neither sockets nor clocks (time is an argument) nor what is asked for.
 */
@NullMarked
package org.jsupervisor.rpc.http;

import org.jspecify.annotations.NullMarked;

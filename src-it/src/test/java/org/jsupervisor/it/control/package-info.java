/**
 * Replays the recorded behaviour of client, XML-RPC and web pages with every pairing of our
 * programs and the original's. Knows what the distribution does better on purpose, step by step,
 * and in which row of the compatibility page that is told.
 */
@NullMarked
package org.jsupervisor.it.control;

import org.jspecify.annotations.NullMarked;

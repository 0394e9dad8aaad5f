/**
 * Asks programs whether they work: connections, HTTP requests and commands, none of which anybody
 * waits for. Decides nothing about the program that is asked.
 */
@NullMarked
package org.jsupervisor.supervisord.probe;

import org.jspecify.annotations.NullMarked;

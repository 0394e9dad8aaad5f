/**
 * Output of programs as lines with a time, a prefix or in JSON, on its way to the logs. Takes part
 * only where a program asks for it, and knows neither files nor processes.
 */
@NullMarked
package org.jsupervisor.supervisord.lines;

import org.jspecify.annotations.NullMarked;

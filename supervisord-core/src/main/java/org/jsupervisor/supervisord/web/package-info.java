/**
 * The web pages of control.md 3.7 and what they need: their actions, their data, their files. Sees
 * the daemon through its control alone and knows neither sockets nor how processes are run.
 */
@NullMarked
package org.jsupervisor.supervisord.web;

import org.jspecify.annotations.NullMarked;

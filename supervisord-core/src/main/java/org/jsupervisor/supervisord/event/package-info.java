/**
 * What is announced: event types, their wire text and who wants them (daemon.md 6.1, 6.2). Knows
 * nothing of pools, pipes or processes' lives.
 */
@NullMarked
package org.jsupervisor.supervisord.event;

import org.jspecify.annotations.NullMarked;

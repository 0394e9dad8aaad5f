/**
 * Answers to text: pure functions from what a supervisor published to the lines a user sees. Knows
 * no connections, streams or exit codes.
 */
@NullMarked
package org.jsupervisor.ctl.view;

import org.jspecify.annotations.NullMarked;

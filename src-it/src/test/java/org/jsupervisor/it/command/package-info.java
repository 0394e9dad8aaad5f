/**
 * The command lines: the verbs of the client, refused starts, the distribution's launchers. Knows
 * nothing of how a daemon is started; that is the harness's work.
 */
@NullMarked
package org.jsupervisor.it.command;

import org.jspecify.annotations.NullMarked;

/**
 * What can stand where the user is typing: verbs, names of processes and groups, options, signals.
 * Serves the shell and the scripts that complete command lines in bash, zsh and fish alike, and
 * knows neither of them.
 */
@NullMarked
package org.jsupervisor.ctl.completion;

import org.jspecify.annotations.NullMarked;

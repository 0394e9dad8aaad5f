/**
 * The verbs of the client, one class each: which calls they make, what they say about the answers
 * and which exit status they leave. Texts and codes are the original's (control.md 1.8). Knows
 * neither the command line nor where settings come from.
 */
@NullMarked
package org.jsupervisor.ctl.command;

import org.jspecify.annotations.NullMarked;

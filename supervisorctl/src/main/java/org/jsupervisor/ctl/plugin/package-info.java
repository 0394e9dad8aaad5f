/**
 * The verbs of well-known plugins of the original's client, made anew (control.md 5). They use what
 * the client's own verbs use and know nothing of configuration files or the shell.
 */
@NullMarked
package org.jsupervisor.ctl.plugin;

import org.jspecify.annotations.NullMarked;

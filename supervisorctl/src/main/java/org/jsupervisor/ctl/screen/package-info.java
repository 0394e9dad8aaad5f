/**
 * What a client may do on a terminal beyond printing lines: ask what the terminal can do and how
 * large it is, keep a screen up to date, show progress on a line that goes away again. Loaded on
 * terminals only, but for {@link org.jsupervisor.ctl.screen.Screen}. Knows no verbs and no
 * connections; what is to be shown comes from its callers.
 */
@NullMarked
package org.jsupervisor.ctl.screen;

import org.jspecify.annotations.NullMarked;

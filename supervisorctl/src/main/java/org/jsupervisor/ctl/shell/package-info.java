/**
 * The interactive shell at a terminal: line editing, history and completion. The only package that
 * knows JLine, and loaded only when somebody really types at a terminal.
 */
@NullMarked
package org.jsupervisor.ctl.shell;

import org.jspecify.annotations.NullMarked;

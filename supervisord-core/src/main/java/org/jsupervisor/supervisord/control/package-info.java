/**
 * The whole: every group, the daemon's mood, reload, ordered shutdown and what the control surfaces
 * may ask. Knows no wire format, no socket and no system call.
 */
@NullMarked
package org.jsupervisor.supervisord.control;

import org.jspecify.annotations.NullMarked;

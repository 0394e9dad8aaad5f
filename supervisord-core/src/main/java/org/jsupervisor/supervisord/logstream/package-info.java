/**
 * Logs that are followed over HTTP as they grow (control.md 3.4). Knows where a log is and nothing
 * of what writes it.
 */
@NullMarked
package org.jsupervisor.supervisord.logstream;

import org.jspecify.annotations.NullMarked;

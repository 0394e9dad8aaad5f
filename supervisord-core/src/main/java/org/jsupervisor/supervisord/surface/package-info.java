/**
 * Puts together what a control endpoint serves: calls, pages, log streams, and who may use them
 * (control.md 3.3). Decides nothing else.
 */
@NullMarked
package org.jsupervisor.supervisord.surface;

import org.jspecify.annotations.NullMarked;

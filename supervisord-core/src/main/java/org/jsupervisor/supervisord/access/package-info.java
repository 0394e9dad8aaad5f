/**
 * Judges where a request comes from: whether a browser sent it, from which page, and under which
 * name it looked for this daemon. Pure; knows nothing of what is asked for.
 */
@NullMarked
package org.jsupervisor.supervisord.access;

import org.jspecify.annotations.NullMarked;

/**
 * What the ends of programs mean for their groups and for the daemon. Hears of every process, and
 * knows neither requests nor configuration files.
 */
@NullMarked
package org.jsupervisor.supervisord.ending;

import org.jspecify.annotations.NullMarked;

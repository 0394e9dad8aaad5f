/**
 * Whole programs as people run them: php-fpm, FastCGI behind nginx, a thousand processes. Knows
 * nothing of how a daemon is started; that is the harness's work.
 */
@NullMarked
package org.jsupervisor.it.real;

import org.jspecify.annotations.NullMarked;

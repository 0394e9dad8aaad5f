/**
 * The door to the kernel: narrow interfaces and their implementation through the C library. The
 * only place that makes system calls; decides nothing and knows neither processes' configuration
 * nor policy.
 */
@NullMarked
package org.jsupervisor.supervisord.posix;

import org.jspecify.annotations.NullMarked;

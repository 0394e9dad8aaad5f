/**
 * The configuration as immutable records. Holds what was configured, never what is running; knows
 * nothing of files, text formats or the kernel.
 */
@NullMarked
package org.jsupervisor.config.model;

import org.jspecify.annotations.NullMarked;

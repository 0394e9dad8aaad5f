/**
 * Parses one value of the configuration. Knows nothing of sections, files or other values; every
 * type is immutable and carries its own error text (daemon.md 1.5).
 */
@NullMarked
package org.jsupervisor.config.value;

import org.jspecify.annotations.NullMarked;

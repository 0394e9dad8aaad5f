/**
 * From configuration file, environment and command line to the immutable model, and comparing two
 * models. Knows nothing of processes, the kernel or the wire.
 */
@NullMarked
package org.jsupervisor.config;

import org.jspecify.annotations.NullMarked;

/**
 * Calls functions of the C library by name, with memory of their own kind to point at. Knows
 * nothing of what the functions do: which there are and what they take is their callers' matter.
 * The one place that touches the native binding, whose lowest layer it uses: a call costs a
 * fraction of what the layers above it take before they are compiled, and they need not be loaded.
 */
@NullMarked
package org.jsupervisor.supervisord.libc;

import org.jspecify.annotations.NullMarked;

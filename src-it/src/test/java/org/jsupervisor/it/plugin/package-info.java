/**
 * Well-known plugins of the original: our replacements beside the real ones from PyPI, and event
 * listeners from there under our daemon.
 */
@NullMarked
package org.jsupervisor.it.plugin;

import org.jspecify.annotations.NullMarked;

/**
 * The Python plugins that configurations name, by import spec, and which of them are built in
 * (control.md 5). Knows neither how configurations are read nor what a plugin does.
 */
@NullMarked
package org.jsupervisor.config.plugin;

import org.jspecify.annotations.NullMarked;

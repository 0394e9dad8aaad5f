/**
 * INI text to sections whose options remember their file and line. Knows the dialect (daemon.md
 * 1.2), not the options.
 */
@NullMarked
package org.jsupervisor.config.ini;

import org.jspecify.annotations.NullMarked;

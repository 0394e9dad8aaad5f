/**
 * The sections and options there are, as data: what a check compares with and listings are ordered
 * by. Knows nothing of how they are read.
 */
@NullMarked
package org.jsupervisor.config.schema;

import org.jspecify.annotations.NullMarked;

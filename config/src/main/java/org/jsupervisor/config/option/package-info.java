/**
 * How options are read: a section's values with their names expanded, the types of values, and what
 * becomes of those that are refused. Knows no particular option or section.
 */
@NullMarked
package org.jsupervisor.config.option;

import org.jspecify.annotations.NullMarked;

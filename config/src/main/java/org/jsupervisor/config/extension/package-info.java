/**
 * The options beyond those of supervisor: for each policy how they are read and how they are listed
 * again. Knows nothing of files and of what policies are for.
 */
@NullMarked
package org.jsupervisor.config.extension;

import org.jspecify.annotations.NullMarked;

/**
 * Prepares libraries for the distribution while it is built. Works on class files and jars alone
 * and knows nothing of what the programs do; nothing of it is shipped.
 */
@NullMarked
package org.jsupervisor.dist;

import org.jspecify.annotations.NullMarked;

/** The documentation and the manual pages tell of what the programs have, and of nothing else. */
@NullMarked
package org.jsupervisor.it.documentation;

import org.jspecify.annotations.NullMarked;

/** Real servers that tests put beside or under the daemon. */
@NullMarked
package org.jsupervisor.it.server;

import org.jspecify.annotations.NullMarked;

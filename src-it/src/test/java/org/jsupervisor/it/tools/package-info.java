/** The two small tools beside daemon and client, compared with the original's. */
@NullMarked
package org.jsupervisor.it.tools;

import org.jspecify.annotations.NullMarked;

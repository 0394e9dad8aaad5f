/** What happens around the daemon in bad times, done to the built program: it lives on. */
@NullMarked
package org.jsupervisor.it.fault;

import org.jspecify.annotations.NullMarked;

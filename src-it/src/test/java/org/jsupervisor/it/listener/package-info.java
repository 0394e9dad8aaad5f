/**
 * Event listeners as people write them, in several languages, run by the daemon: what they see and
 * what they can do to it.
 */
@NullMarked
package org.jsupervisor.it.listener;

import org.jspecify.annotations.NullMarked;

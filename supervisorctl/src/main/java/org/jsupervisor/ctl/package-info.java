/**
 * Main and shell of the client: the command line, the search for its configuration, the parsing of
 * lines and what is told when a verb fails. Loads nothing an ordinary verb does not need.
 */
@NullMarked
package org.jsupervisor.ctl;

import org.jspecify.annotations.NullMarked;

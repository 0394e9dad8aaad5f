/**
 * What verbs answer to programs: one JSON document a command, as docs/reference/json-output.md
 * says. Pure; knows no connections and no streams.
 */
@NullMarked
package org.jsupervisor.ctl.json;

import org.jspecify.annotations.NullMarked;

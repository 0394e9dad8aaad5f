/**
 * JSON text for what both programs tell other programs. Knows values, not what they mean; reads no
 * JSON.
 */
@NullMarked
package org.jsupervisor.config.json;

import org.jspecify.annotations.NullMarked;

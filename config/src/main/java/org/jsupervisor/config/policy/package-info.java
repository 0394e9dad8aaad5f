/**
 * What programs may ask for beyond the options of supervisor, as immutable records, one for each
 * subject. Each has a value DEFAULT that stands for supervisor's own behaviour. Knows nothing of
 * how options are written.
 */
@NullMarked
package org.jsupervisor.config.policy;

import org.jspecify.annotations.NullMarked;

/**
 * Reports of a check and configurations in effect, as text for people, as INI that loads again, and
 * as JSON for programs. Decides nothing about what is right or wrong.
 */
@NullMarked
package org.jsupervisor.config.listing;

import org.jspecify.annotations.NullMarked;

/**
 * Small files that a configuration takes values from: files of environment variables and files that
 * hold one value, such as a secret. Knows no section and no option.
 */
@NullMarked
package org.jsupervisor.config.environment;

import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house as tests: which package may import which, who may use which library, what
 * pure code may not touch, and the budgets of source files.
 *
 * <p>Works on the compiled classes and the sources of the four modules with code, found by path. An
 * exception to a rule is data next to the rule and carries an issue's number; a test fails when an
 * exception is no longer needed.
 */
@NullMarked
package org.jsupervisor.it.architecture;

import org.jspecify.annotations.NullMarked;

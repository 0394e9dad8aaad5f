/**
 * The harness of the black-box tests: private daemons in temporary directories, commands, XML-RPC
 * and /proc. Knows the published contract only, never a class of the product; works alike for the
 * original and for the distribution.
 */
@NullMarked
package org.jsupervisor.it.daemon;

import org.jspecify.annotations.NullMarked;

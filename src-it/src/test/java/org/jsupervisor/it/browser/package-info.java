/**
 * A real Chromium without a screen, driven over its DevTools protocol with nothing but the JDK, and
 * the tests of the web page in it. Looks at the page as a user does.
 */
@NullMarked
package org.jsupervisor.it.browser;

import org.jspecify.annotations.NullMarked;

/**
 * What goes along with processes whose options ask for more than supervisor offers, a class for
 * each feature. A companion acts through its process and never changes what an ordinary process
 * does.
 */
@NullMarked
package org.jsupervisor.supervisord.companion;

import org.jspecify.annotations.NullMarked;

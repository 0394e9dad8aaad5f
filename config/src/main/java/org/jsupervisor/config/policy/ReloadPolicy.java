package org.jsupervisor.config.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Signal;

/**
 * How a program is told to read its configuration anew. At most one of signal and command is set.
 *
 * @param signal that the program reloads at, null for none
 * @param command that makes it reload, null for none
 * @param check has to succeed before a reload, null for none
 * @param timeout within which command and check have to end, each
 */
public record ReloadPolicy(
    @Nullable Signal signal, @Nullable String command, @Nullable String check, Duration timeout) {

  /** Programs cannot be reloaded. */
  public static final ReloadPolicy DEFAULT =
      new ReloadPolicy(null, null, null, Duration.ofSeconds(30));

  /** Whether there is a way to reload the program. */
  public boolean isPossible() {
    return signal != null || command != null;
  }
}

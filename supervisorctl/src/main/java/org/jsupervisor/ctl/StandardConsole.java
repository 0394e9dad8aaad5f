package org.jsupervisor.ctl;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The terminal that both standard input and output are connected to, if any. */
final class StandardConsole {
  private StandardConsole() {}

  // Later releases than 17 answer the same with -Djdk.console=java.base, which the launcher says.
  @SuppressWarnings("SystemConsoleNull")
  static @Nullable Console find() {
    return System.console();
  }
}

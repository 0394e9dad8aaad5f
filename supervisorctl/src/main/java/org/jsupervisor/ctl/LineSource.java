package org.jsupervisor.ctl;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the shell's lines come from, prompt included. */
@FunctionalInterface
interface LineSource {
  /** Returns null at the end of input. */
  @Nullable String next() throws IOException;
}

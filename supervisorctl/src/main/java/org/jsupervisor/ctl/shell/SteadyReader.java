package org.jsupervisor.ctl.shell;

import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/**
 * Redraws the line when the terminal changes its size, but not a line that is already finished: it
 * would appear again, and what the command says would stand behind it.
 */
final class SteadyReader extends LineReaderImpl {
  SteadyReader(Terminal terminal, String name) {
    super(terminal, name, null);
  }

  @Override
  @SuppressWarnings(
      "UnsynchronizedOverridesSynchronized") // The lock of the reading thread is held.
  protected void handleSignal(Signal signal) {
    if (signal != Signal.WINCH) {
      super.handleSignal(signal);
      return;
    }
    lock.lock();
    try {
      if (state == State.NORMAL) {
        super.handleSignal(signal);
      }
    } finally {
      lock.unlock();
    }
  }
}

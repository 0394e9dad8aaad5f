package org.jsupervisor.ctl.screen;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The controlling terminal, read key by key until closed; closed also when the program is ended by
 * a signal. Confined to one thread.
 */
final class RawTerminal implements AutoCloseable {
  private final Runnable farewell;
  private final String settings;
  private final FileInputStream keys;
  private final Thread hook;
  private final byte[] typed = new byte[64];

  /**
   * Opens the terminal.
   *
   * @param farewell runs before the terminal is as it was
   */
  RawTerminal(Runnable farewell) throws IOException {
    this.farewell = farewell;
    settings = Stty.run("-g");
    keys = new FileInputStream(Stty.TERMINAL);
    hook = new Thread(this::restore, "terminal");
    Runtime.getRuntime().addShutdownHook(hook);
    // A read returns after a tenth of a second at the latest; Ctrl-C is a key.
    Stty.run("-icanon", "-echo", "-isig", "min", "0", "time", "1");
  }

  /** Whether the program has a terminal to open. */
  static boolean isThere() {
    try (FileInputStream terminal = new FileInputStream(Stty.TERMINAL)) {
      return terminal.getFD().valid();
    } catch (IOException none) {
      return false;
    }
  }

  /** Waits for a moment; what was typed, mostly nothing, one character a byte. */
  String read() throws IOException {
    int count = keys.read(typed);
    return count <= 0 ? "" : new String(typed, 0, count, StandardCharsets.ISO_8859_1);
  }

  private void restore() {
    farewell.run();
    try {
      Stty.run(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot restore the terminal", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being ended: the hook restores the terminal.
      return;
    }
    restore();
    keys.close();
  }
}

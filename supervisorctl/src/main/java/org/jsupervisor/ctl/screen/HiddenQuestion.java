package org.jsupervisor.ctl.screen;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asks at the controlling terminal, wherever the standard streams lead, for what nobody may see.
 * The terminal shows again what is typed even if a signal ends the program.
 */
public final class HiddenQuestion {
  private HiddenQuestion() {}

  /** Returns the line typed, or null at the end of input. */
  public static @Nullable String ask(String prompt) throws IOException {
    String settings = Stty.run("-g");
    Thread hook = new Thread(() -> restore(settings), "terminal");
    Runtime.getRuntime().addShutdownHook(hook);
    Stty.run("-echo");
    try (FileInputStream keys = new FileInputStream(Stty.TERMINAL);
        FileOutputStream screen = new FileOutputStream(Stty.TERMINAL)) {
      screen.write(prompt.getBytes(StandardCharsets.UTF_8));
      String line = line(keys);
      screen.write('\n');
      return line;
    } finally {
      restore(settings);
      forget(hook);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being ended, and the hook does no harm.
    }
  }

  private static @Nullable String line(InputStream keys) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int unit = keys.read();
    if (unit < 0) {
      return null;
    }
    while (unit >= 0 && unit != '\n') {
      line.write(unit);
      unit = keys.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void restore(String settings) {
    try {
      Stty.run(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot restore the terminal", e);
    }
  }
}

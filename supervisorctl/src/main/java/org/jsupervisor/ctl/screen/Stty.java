package org.jsupervisor.ctl.screen;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks and sets the controlling terminal by {@code stty}, since the JDK cannot. */
final class Stty {
  static final File TERMINAL = new File("/dev/tty");

  private Stty() {}

  /** Rows and columns with a blank between them. */
  static String size() throws IOException {
    return run("size");
  }

  static String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("stty");
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(TERMINAL)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("cannot set the terminal: stty failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return output.strip();
  }
}

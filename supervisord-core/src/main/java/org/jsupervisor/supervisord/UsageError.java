package org.jsupervisor.supervisord;

import java.io.PrintStream;

/** Words errors for the terminal as the original does. */
final class UsageError {
  private UsageError() {}

  static void print(PrintStream stream, String programName, String text) {
    stream.print("Error: " + text + "\nFor help, use " + programName + " -h\n");
    stream.flush();
  }
}

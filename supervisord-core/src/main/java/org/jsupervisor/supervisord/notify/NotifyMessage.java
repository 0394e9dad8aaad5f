package org.jsupervisor.supervisord.notify;

import org.jspecify.annotations.Nullable;

/**
 * What one message of a program says.
 *
 * @param phase what it does now, null if it does not say
 * @param status in its own words, null if it does not say
 * @param mainPid of the process that it calls its main one, 0 if it does not say
 * @param pulse whether it works, null if it does not say
 */
public record NotifyMessage(
    @Nullable Phase phase, @Nullable String status, int mainPid, @Nullable Pulse pulse) {

  /** What a program says it does. */
  public enum Phase {
    READY,
    RELOADING,
    STOPPING
  }

  /** What a program says to the watchdog. */
  public enum Pulse {
    ALIVE,
    BROKEN
  }

  private static final int LONGEST_STATUS = 512;

  /** Reads {@code NAME=value} lines; others are left out, and the last of a kind counts. */
  public static NotifyMessage parse(String text) {
    Phase phase = null;
    String status = null;
    int mainPid = 0;
    Pulse pulse = null;
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      String line = text.substring(start, newline < 0 ? text.length() : newline);
      start += line.length() + 1;
      switch (line) {
        case "READY=1" -> phase = Phase.READY;
        case "RELOADING=1" -> phase = Phase.RELOADING;
        case "STOPPING=1" -> phase = Phase.STOPPING;
        case "WATCHDOG=1" -> pulse = Pulse.ALIVE;
        case "WATCHDOG=trigger" -> pulse = Pulse.BROKEN;
        default -> {
          if (line.startsWith("STATUS=")) {
            status = printable(line.substring("STATUS=".length()));
          } else if (line.startsWith("MAINPID=")) {
            mainPid = pid(line.substring("MAINPID=".length()));
          }
        }
      }
    }
    return new NotifyMessage(phase, status, mainPid, pulse);
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    for (int i = 0; i < text.length() && printable.length() < LONGEST_STATUS; i++) {
      char c = text.charAt(i);
      printable.append(Character.isISOControl(c) ? ' ' : c);
    }
    return printable.toString().strip();
  }

  private static int pid(String text) {
    int pid = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i == 9) {
        return 0;
      }
      pid = pid * 10 + c - '0';
    }
    return pid;
  }
}

package org.jsupervisor.supervisord.spawn;

/**
 * How a side command ended.
 *
 * @param exitCode 0..255, or -1 if a signal ended it or it never ran
 * @param cause {@code exit status 1}, {@code terminated by SIGKILL}, {@code no answer within 5
 *     seconds}, or why it could not be run
 * @param output the last of what it printed, as text without blanks around it
 */
public record CommandOutcome(int exitCode, String cause, String output) {
  public boolean isSuccess() {
    return exitCode == 0;
  }

  /** The cause and, if there is any, the last line of output: for a log line. */
  public String text() {
    String last = output.substring(output.lastIndexOf('\n') + 1);
    return last.isEmpty() ? cause : cause + ": " + last;
  }
}

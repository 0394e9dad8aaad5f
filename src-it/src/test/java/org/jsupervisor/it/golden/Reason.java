package org.jsupervisor.it.golden;

/**
 * Why the distribution differs from a recording: the beginning of a row of {@code
 * docs/explanation/compatibility.md}, as {@code ReasonTest} makes sure.
 */
public enum Reason {
  HANDLED_AT_ONCE("Signals, ended programs and stopped groups are handled at once"),
  STARTS_TAKE_TURNS("Where many programs start at once"),
  SUCCESS_ALWAYS_TOLD("A program with `startsecs=0` that ends at once is always logged"),
  SIGNALS_NOT_IGNORED("Programs start with SIGPIPE and SIGXFSZ at their default action"),
  SENDER_TOLD("With `loglevel=trace` the log tells which process sent a signal"),
  SHORT_OUTPUT_KEPT("In capture mode output passes at once"),
  CAPTURE_LIMITED("A captured text never exceeds `stdout_capture_maxbytes`"),
  REJECTED_EVENTS_STAY("A rejected event goes back to its own pool only"),
  DELIVERED_ONCE("A pool that subscribes to a type and to its parent gets each event once"),
  BROKEN_RESTART_TOLD("A restart that fails because the configuration is broken"),
  LAST_EVENTS_HEARD("At the end a pool of listeners is stopped when"),
  FAST_CGI_ERROR_TOLD("A FastCGI socket that cannot be bound at start is one"),
  REAL_LIMIT_TOLD("The minfds and minprocs refusals name the real hard limit"),
  SOCKET_IN_GROUP("An `[fcgi-program:x]` named by a `[group:y]` has its socket"),
  GROUP_TOLD("A refused member of a group is told with the group's name"),
  SOCKET_TEXTS_FILLED("`Bad socket format 'x'` and `Unix socket path 'x' is not");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}

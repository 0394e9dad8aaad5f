package org.jsupervisor.it.golden.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a main log, or one event, with placeholders: its level, its text and which child it
 * is about.
 */
record LogEntry(String level, String text, String subject) {
  private static final Pattern SUBJECT =
      Pattern.compile(
          "^(?:spawned: '|success: |exited: |gave up: |stopped: |killing '?|'"
              + "|event \\d+ sent to listener |rebuffering event \\d+ for pool |pool )(\\w+)"
              + "|^(\\w+): (?:[A-Z]+ -> |event |bad |has )|^(\\w+) state: "
              + "| with name (\\w+) in state ");
  private static final Pattern OUTPUT =
      Pattern.compile("'\\w+' std(out|err) (output:\n(?s).*|emitted a comm event)");
  private static final Pattern ANSWER =
      Pattern.compile("\\w+: (?:[A-Z]+ -> [A-Z]+|event was |event caused |bad |has entered).*");
  private static final Pattern EVENT = Pattern.compile("(event|rebuffering event) \\d+ .*");
  private static final Pattern END =
      Pattern.compile("(?s)(exited|stopped): .*|fd FD closed.*|PROCESS_STATE_(EXITED|STOPPED) .*");
  private static final Pattern OUTPUT_EVENT =
      Pattern.compile("(?s)PROCESS_(LOG|COMMUNICATION)_STD(OUT|ERR) .*");

  static List<LogEntry> all(String log) {
    List<LogEntry> entries = new ArrayList<>();
    String whole = log.endsWith("\n") ? log.substring(0, log.length() - 1) : log;
    for (String entry : whole.split("\n(?=TIME )", -1)) {
      if (!entry.isEmpty()) {
        String[] parts = entry.split(" ", 3);
        entries.add(new LogEntry(parts[1], parts[2], subject(parts[2])));
      }
    }
    return entries;
  }

  private static String subject(String text) {
    Matcher matcher = SUBJECT.matcher(text);
    if (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        if (matcher.group(i) != null) {
          return matcher.group(i);
        }
      }
    }
    return "";
  }

  String line() {
    return level + " " + text;
  }

  /** What a listener wrote; how its lines are cut into chunks varies. */
  boolean isProtocol() {
    return text.contains("' stdout output:\nb'");
  }

  /** The text that a listener wrote. */
  String protocol() {
    return text.substring(text.indexOf('\n') + 3, text.length() - 1);
  }

  boolean isWait() {
    return text.startsWith("waiting for ");
  }

  boolean isChildSignal() {
    return text.startsWith("received SIGCHLD");
  }

  /** Whether two neighbours may change places between any two runs of the same program. */
  boolean mayPass(LogEntry other) {
    if (subject.equals(other.subject)) {
      return isClosing() && other.isClosing() && !text.equals(other.text);
    }
    boolean areOfChildren = !subject.isEmpty() && !other.subject.isEmpty();
    return areOfChildren && ((isOutput() && other.isOutput()) || (isEnd() && other.isEnd()));
  }

  private boolean isClosing() {
    return text.contains("fd FD closed");
  }

  boolean isOutputOf(String channel) {
    return text.contains("' " + channel + " output:\n") && !isProtocol();
  }

  /** This entry and the next one as one. */
  LogEntry with(LogEntry next) {
    return new LogEntry(level, text + "\n" + next.line(), subject);
  }

  /** This output and the rest of it as one. */
  LogEntry joined(LogEntry rest) {
    return new LogEntry(level, text + rest.text.substring(rest.text.indexOf('\n') + 1), subject);
  }

  private boolean isEnd() {
    return END.matcher(text).matches();
  }

  /** What a child wrote, and what came of it. */
  private boolean isOutput() {
    return OUTPUT.matcher(text).matches()
        || ANSWER.matcher(text).matches()
        || EVENT.matcher(text).matches()
        || OUTPUT_EVENT.matcher(text).matches();
  }
}

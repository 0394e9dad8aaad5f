package org.jsupervisor.supervisord.listener;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.event.Event;

/**
 * Prints the payload of a PROCESS_LOG event, which the listener sends back as its result, with the
 * process and channel before each line, as the supervisor-stdout package does.
 */
final class StdoutResultHandler implements ResultHandler {
  @Override
  public Verdict judge(Event event, byte[] result) {
    String text = new String(result, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    if (end < 0) {
      return Verdict.FAILED;
    }
    String head = text.substring(0, end);
    String process = header(head, "processname:");
    String channel = header(head, "channel:");
    if (process == null || channel == null) {
      return Verdict.FAILED;
    }
    return new Verdict(Kind.ACCEPTED, prefixed(process + " " + channel + " | ", text, end + 1));
  }

  private static String prefixed(String prefix, String text, int start) {
    StringBuilder output = new StringBuilder(text.length() + prefix.length());
    int from = start;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      output.append(prefix).append(text, from, to).append('\n');
      from = to + 1;
    }
    return output.toString();
  }

  private static @Nullable String header(String head, String token) {
    int start = head.startsWith(token) ? 0 : head.indexOf(" " + token) + 1;
    if (start == 0 && !head.startsWith(token)) {
      return null;
    }
    int end = head.indexOf(' ', start);
    return head.substring(start + token.length(), end < 0 ? head.length() : end);
  }
}

package org.jsupervisor.supervisord.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ProcessInfo;

/**
 * What is shown of a process beside its state: words next to it, and a line of text. Processes of
 * programs that supervisor knows as well have neither.
 *
 * @param words such as {@code healthy}, in the order shown
 * @param note empty for none
 */
record ProcessMarks(List<String> words, String note) {
  private static final ProcessMarks NONE = new ProcessMarks(List.of(), "");

  static ProcessMarks of(ProcessInfo process) {
    Map<String, String> facts = process.facts();
    if (facts.isEmpty()) {
      return NONE;
    }
    List<String> words = new ArrayList<>();
    if (facts.containsKey(ProcessInfo.WAITING_FOR)) {
      words.add("waiting");
    }
    String notified = facts.get(ProcessInfo.NOTIFIED);
    if (notified != null) {
      words.add(notified);
    }
    String health = facts.get(ProcessInfo.HEALTH);
    if (health != null) {
      words.add(health.equals(ProcessInfo.NOT_CHECKED) ? "not checked yet" : health);
    }
    return new ProcessMarks(words, note(facts, health));
  }

  private static String note(Map<String, String> facts, @Nullable String health) {
    String status = facts.getOrDefault(ProcessInfo.STATUS_TEXT, "");
    String failure = facts.getOrDefault(ProcessInfo.HEALTH_FAILURE, "");
    if (failure.isEmpty() || ProcessInfo.HEALTHY.equals(health)) {
      return status;
    }
    String check = "last check failed: " + failure;
    return status.isEmpty() ? check : status + " · " + check;
  }

  boolean isEmpty() {
    return words.isEmpty() && note.isEmpty();
  }

  void appendWords(StringBuilder html) {
    for (String word : words) {
      html.append(" <span class=\"mark ").append(style(word)).append("\">");
      html.append(PageText.escaped(word)).append("</span>");
    }
  }

  private static String style(String word) {
    return switch (word) {
      case ProcessInfo.HEALTHY, "ready" -> "statusrunning";
      case ProcessInfo.UNHEALTHY -> "statuserror";
      default -> "statusnominal";
    };
  }

  void appendNote(StringBuilder html) {
    if (!note.isEmpty()) {
      html.append("<small class=\"note\">").append(PageText.escaped(note)).append("</small>");
    }
  }

  /** As two more members of an object; nothing if there is nothing to tell. */
  void appendTo(StringBuilder json) {
    if (isEmpty()) {
      return;
    }
    json.append(",\"marks\":[");
    String separator = "";
    for (String word : words) {
      JsonText.append(json.append(separator), word);
      separator = ",";
    }
    JsonText.append(json.append("],\"note\":"), note);
  }
}

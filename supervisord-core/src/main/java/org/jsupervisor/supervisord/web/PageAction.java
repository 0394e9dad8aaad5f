package org.jsupervisor.supervisord.web;

import org.jspecify.annotations.Nullable;

/**
 * What a page was asked to do, and to whom: one process, one group, or all of them if neither is
 * named (control.md 3.7; groups, {@code startall} and {@code clearall} are ours).
 */
record PageAction(Verb verb, @Nullable String process, @Nullable String group) {
  enum Verb {
    REFRESH,
    START,
    STOP,
    RESTART,
    RELOAD,
    CLEAR
  }

  /** Null if no such action exists. */
  static @Nullable PageAction of(PageForm form) {
    String action = form.value("action");
    return switch (action == null ? "" : action) {
      case "refresh" -> ofAll(Verb.REFRESH);
      case "startall" -> ofAll(Verb.START);
      case "stopall" -> ofAll(Verb.STOP);
      case "restartall" -> ofAll(Verb.RESTART);
      case "clearall" -> ofAll(Verb.CLEAR);
      case "start" -> ofNamed(Verb.START, form);
      case "stop" -> ofNamed(Verb.STOP, form);
      case "restart" -> ofNamed(Verb.RESTART, form);
      case "reload" -> ofNamed(Verb.RELOAD, form);
      case "clearlog" -> ofNamed(Verb.CLEAR, form);
      default -> null;
    };
  }

  private static PageAction ofAll(Verb verb) {
    return new PageAction(verb, null, null);
  }

  private static @Nullable PageAction ofNamed(Verb verb, PageForm form) {
    String process = form.value("processname");
    String group = process == null ? form.value("groupname") : null;
    return process == null && group == null ? null : new PageAction(verb, process, group);
  }

  /** As a question to the user, for example {@code Stop web:web_00?}. */
  String question() {
    String words =
        switch (verb) {
          case REFRESH -> "Refresh";
          case START -> "Start";
          case STOP -> "Stop";
          case RESTART -> "Restart";
          case RELOAD -> "Reload";
          case CLEAR -> "Clear the logs of";
        };
    return words + " " + target() + "?";
  }

  private String target() {
    if (process != null) {
      return process;
    }
    return group == null ? "all processes" : "all processes of " + group;
  }

  /** Whether nothing changes by it. */
  boolean isHarmless() {
    return verb == Verb.REFRESH;
  }

  /** The query that asks for this action. */
  String query() {
    String word =
        switch (verb) {
          case REFRESH -> "refresh";
          case START -> "start";
          case STOP -> "stop";
          case RESTART -> "restart";
          case RELOAD -> "reload";
          case CLEAR -> "clear";
        };
    if (process == null && group == null) {
      return "action=" + (isHarmless() ? word : word + "all");
    }
    String action = "action=" + (verb == Verb.CLEAR ? "clearlog" : word);
    return process != null
        ? action + "&processname=" + PageText.percentEncoded(process)
        : action + "&groupname=" + PageText.percentEncoded(String.valueOf(group));
  }
}

package org.jsupervisor.supervisord.web;

import org.jspecify.annotations.Nullable;

/**
 * What a page was asked to do, and to whom: one process, one group, or all of them if neither is
 * named (control.md 3.7; groups, {@code startall}, {@code clearall} and some verbs are ours).
 *
 * @param process of {@code SCALE} the program
 * @param count of {@code SCALE}: how many processes the program is to have
 * @param seen of {@code UPDATE}: the fingerprint of what was shown, empty for nothing
 */
record PageAction(
    Verb verb, @Nullable String process, @Nullable String group, int count, String seen) {
  enum Verb {
    REFRESH,
    START,
    STOP,
    RESTART,
    RELOAD,
    CLEAR,
    ROLL,
    SCALE,
    UPDATE;

    /** Whether the original has nothing like it. */
    boolean isOurs() {
      return this == ROLL || this == SCALE || this == UPDATE;
    }
  }

  private PageAction(Verb verb, @Nullable String process, @Nullable String group) {
    this(verb, process, group, 0, "");
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
      case "rolling-restart" -> ofGroup(form.value("groupname"));
      case "scale" -> ofProgram(form);
      case "update" -> ofUpdate(form.value("seen"));
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

  private static @Nullable PageAction ofGroup(@Nullable String group) {
    return group == null ? null : new PageAction(Verb.ROLL, null, group);
  }

  private static @Nullable PageAction ofProgram(PageForm form) {
    String program = form.value("programname");
    String count = form.value("numprocs");
    if (program == null || count == null) {
      return null;
    }
    try {
      return new PageAction(Verb.SCALE, program, null, Integer.parseInt(count.trim()), "");
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static PageAction ofUpdate(@Nullable String seen) {
    return new PageAction(Verb.UPDATE, null, null, 0, seen == null ? "" : seen);
  }

  /** As a question to the user, for example {@code Stop web:web_00?}. */
  String question() {
    if (verb == Verb.UPDATE) {
      return "Apply what has changed in the configuration?";
    }
    if (verb == Verb.SCALE) {
      return "Scale " + process + " to " + count + (count == 1 ? " process?" : " processes?");
    }
    String words =
        switch (verb) {
          case UPDATE, SCALE -> throw new AssertionError(verb);
          case ROLL -> "Restart one after the other";
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
          case ROLL -> "rolling-restart";
          case SCALE -> "scale";
          case UPDATE -> "update";
        };
    if (verb == Verb.UPDATE) {
      return "action=" + word;
    }
    if (verb == Verb.SCALE) {
      String program = PageText.percentEncoded(String.valueOf(process));
      return "action=" + word + "&programname=" + program + "&numprocs=" + count;
    }
    if (process == null && group == null) {
      return "action=" + (isHarmless() ? word : word + "all");
    }
    String action = "action=" + (verb == Verb.CLEAR ? "clearlog" : word);
    return process != null
        ? action + "&processname=" + PageText.percentEncoded(process)
        : action + "&groupname=" + PageText.percentEncoded(String.valueOf(group));
  }
}

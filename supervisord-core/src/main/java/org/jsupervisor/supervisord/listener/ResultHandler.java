package org.jsupervisor.supervisord.listener;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.event.Event;

/** Judges what a listener answered to an event, as {@code result_handler} names it. */
public interface ResultHandler {

  /** A judgement; {@code output} is text for the daemon's own stdout. */
  record Verdict(Kind kind, String output) {
    static final Verdict ACCEPTED = new Verdict(Kind.ACCEPTED, "");
    static final Verdict REJECTED = new Verdict(Kind.REJECTED, "");
    static final Verdict FAILED = new Verdict(Kind.FAILED, "");
  }

  /** How a result is taken. */
  enum Kind {
    ACCEPTED,
    REJECTED,
    FAILED
  }

  /** Judges one result. */
  Verdict judge(Event event, byte[] result);

  /** The handler of an import spec, null if there is none of that name. */
  static @Nullable ResultHandler named(String spec) {
    return switch (spec) {
      case "supervisor.dispatchers:default_handler" -> new DefaultResultHandler();
      case "supervisor_stdout:event_handler" -> new StdoutResultHandler();
      default -> null;
    };
  }
}

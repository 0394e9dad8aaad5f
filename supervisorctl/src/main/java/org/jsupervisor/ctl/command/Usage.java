package org.jsupervisor.ctl.command;

/** Tells that a verb was called the wrong way, with its help text. */
final class Usage {
  private Usage() {}

  static void refuse(Session session, Verb verb, String message) {
    session.say(message);
    if (session.answer() == null) {
      session.say(verb.help());
    }
    session.fail(ExitStatus.GENERIC);
  }

  /** Returns whether there are arguments, having said that there should be none. */
  static boolean refusesArguments(Session session, Verb verb, String name, String arguments) {
    if (arguments.isEmpty()) {
      return false;
    }
    refuse(session, verb, "Error: " + name + " accepts no arguments");
    return true;
  }
}

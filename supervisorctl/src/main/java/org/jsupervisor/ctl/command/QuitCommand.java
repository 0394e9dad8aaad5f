package org.jsupervisor.ctl.command;

/** {@code quit}, {@code exit} and the hidden {@code EOF}: leaves the shell. */
final class QuitCommand implements Verb {
  private final String name;

  QuitCommand(String name) {
    this.name = name;
  }

  @Override
  public void run(Session session, String arguments) {
    session.say("");
    session.end();
  }

  @Override
  public String help() {
    return name + "\tExit the supervisor shell.";
  }
}

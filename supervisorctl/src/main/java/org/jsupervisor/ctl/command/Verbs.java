package org.jsupervisor.ctl.command;

import org.jspecify.annotations.Nullable;

/** Finds the verb for a word, loading no other. */
public final class Verbs {
  /** What help lists, sorted. */
  static final String[] NAMES = {
    "add",
    "avail",
    "clear",
    "exit",
    "fg",
    "maintail",
    "open",
    "pid",
    "quit",
    "reload",
    "reload-program",
    "remove",
    "reread",
    "restart",
    "rolling-restart",
    "scale",
    "shutdown",
    "signal",
    "start",
    "status",
    "stop",
    "tail",
    "update",
    "version"
  };

  private Verbs() {}

  public static @Nullable Verb find(String word) {
    return switch (word) {
      case "add" -> new AddCommand();
      case "avail" -> new AvailCommand();
      case "clear" -> new ClearCommand();
      case "exit", "quit", "EOF" -> new QuitCommand(word);
      case "fg" -> new ForegroundCommand();
      case "help" -> new HelpCommand();
      case "maintail" -> new MainTailCommand();
      case "open" -> new OpenCommand();
      case "pid" -> new PidCommand();
      case "reload" -> new ReloadCommand();
      case "reload-program" -> new ReloadProgramCommand();
      case "remove" -> new RemoveCommand();
      case "reread" -> new RereadCommand();
      case "restart" -> new RestartCommand();
      case "rolling-restart" -> new RollingRestartCommand();
      case "scale" -> new ScaleCommand();
      case "shutdown" -> new ShutdownCommand();
      case "signal" -> new SignalCommand();
      case "start" -> new StartCommand();
      case "status" -> new StatusCommand();
      case "stop" -> new StopCommand();
      case "tail" -> new TailCommand();
      case "update" -> new UpdateCommand();
      case "version" -> new VersionCommand();
      default -> null;
    };
  }
}

package org.jsupervisor.supervisord.spawn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.PythonRepr;

/** Splits a command and finds the file it names (daemon.md 4.3 step 3, 4.4). */
public final class CommandLookup {
  private static final String FALLBACK_PATH = "/bin:/usr/bin:/usr/local/bin";
  private static final int ANY_EXECUTE_BIT = 0111;

  /** A command ready to run: the file, and its words of which the first is as written. */
  public record Command(String file, List<String> words) {}

  private CommandLookup() {}

  /**
   * Finds what {@code command} runs.
   *
   * @param environment of the child; its PATH is searched
   */
  public static Command find(String command, Map<String, String> environment)
      throws CommandException {
    List<String> words = split(command);
    String program = words.get(0);
    if (program.indexOf('/') >= 0) {
      return new Command(checked(program, program), words);
    }
    String path = environment.get("PATH");
    String file = search(program, path == null || path.isEmpty() ? FALLBACK_PATH : path);
    if (file == null) {
      throw new CommandException("can't find command '" + program + "'", true);
    }
    return new Command(checked(file, program), words);
  }

  /** Why {@code command} cannot be run now, null if it can. */
  public static @Nullable String complaint(String command, Map<String, String> environment) {
    try {
      find(command, environment);
      return null;
    } catch (CommandException e) {
      return e.getMessage();
    }
  }

  private static List<String> split(String command) throws CommandException {
    List<String> words;
    try {
      words = CommandLineWords.split(command);
    } catch (ConfigException e) {
      throw new CommandException(
          "can't parse command " + PythonRepr.of(command) + ": " + e.getMessage(), false);
    }
    if (words.isEmpty()) {
      throw new CommandException("command is empty", false);
    }
    return words;
  }

  private static @Nullable String search(String program, String path) {
    int start = 0;
    while (start <= path.length()) {
      int end = path.indexOf(':', start);
      if (end < 0) {
        end = path.length();
      }
      String directory = path.substring(start, end);
      String candidate = directory.isEmpty() ? program : directory + "/" + program;
      if (new File(candidate).exists()) {
        return candidate;
      }
      start = end + 1;
    }
    return null;
  }

  private static String checked(String path, String asWritten) throws CommandException {
    File file = new File(path);
    if (!file.exists()) {
      throw new CommandException("can't find command '" + asWritten + "'", true);
    }
    if (file.isDirectory()) {
      throw new CommandException("command at '" + path + "' is a directory", false);
    }
    if (!file.canExecute()) {
      throw new CommandException(
          hasAnyExecuteBit(file)
              ? "no permission to run command '" + path + "'"
              : "command at '" + path + "' is not executable",
          false);
    }
    return path;
  }

  private static boolean hasAnyExecuteBit(File file) {
    try {
      Object mode = Files.getAttribute(file.toPath(), "unix:mode");
      return mode instanceof Integer bits && (bits & ANY_EXECUTE_BIT) != 0;
    } catch (IOException | InvalidPathException e) {
      return false; // It vanished meanwhile: the start will say so again.
    }
  }
}

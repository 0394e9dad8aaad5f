package org.jsupervisor.config.value;

import java.util.List;

/** Splits a {@code command} into its arguments by POSIX shell quoting (daemon.md 4.3). */
public final class CommandLineWords {
  private CommandLineWords() {}

  /**
   * The words of {@code command}, none for a blank one.
   *
   * @throws ConfigException {@code No closing quotation} or {@code No escaped character}
   */
  public static List<String> split(String command) {
    return List.copyOf(new ShellLexer(command, true).tokens());
  }
}

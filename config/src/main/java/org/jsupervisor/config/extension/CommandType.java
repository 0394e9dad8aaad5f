package org.jsupervisor.config.extension;

import java.util.List;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;

/** A command line that is split as a program's is and must not be empty. */
final class CommandType extends OptionType<String> {
  static final CommandType INSTANCE = new CommandType();

  private CommandType() {}

  @Override
  public String parse(String text) {
    List<String> words;
    try {
      words = CommandLineWords.split(text);
    } catch (ConfigException e) {
      throw new ConfigException("cannot use " + text + " as a command: " + e.getMessage(), text);
    }
    if (words.isEmpty()) {
      throw new ConfigException("cannot use an empty command", text);
    }
    return text;
  }
}

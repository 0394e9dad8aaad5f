package org.jsupervisor.config;

import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.value.Accounts;
import org.jsupervisor.config.value.Ownership;

/** Types of options whose values exist on the machine, or not. */
final class MachineType {
  private MachineType() {}

  /** The uid of a user by name or number. */
  static OptionType<Integer> user(Accounts accounts) {
    return new OptionType<>() {
      @Override
      public Integer parse(String text) {
        return Ownership.uid(text, accounts);
      }
    };
  }

  /** A user, or a user and a group. */
  static OptionType<Ownership> owner(Accounts accounts) {
    return new OptionType<>() {
      @Override
      public Ownership parse(String text) {
        return Ownership.parse(text, accounts);
      }
    };
  }

  /** A directory that exists. */
  static OptionType<String> directory(Paths paths) {
    return new OptionType<>() {
      @Override
      public String parse(String text) {
        return paths.existingDirectory(text);
      }
    };
  }

  /** A path in a directory that exists. */
  static OptionType<String> file(Paths paths) {
    return new OptionType<>() {
      @Override
      public String parse(String text) {
        return paths.inExistingDirectory(text);
      }
    };
  }
}

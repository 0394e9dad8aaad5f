package org.jsupervisor.config;

import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.InetAddress;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.config.value.Values;

/** Turns an option's expanded text into its value. Plain classes keep the start quick. */
abstract class OptionType<T> {
  static final OptionType<Integer> INTEGER =
      new OptionType<>() {
        @Override
        Integer parse(String text) {
          return Values.integer(text);
        }
      };

  static final OptionType<Boolean> BOOLEAN =
      new OptionType<>() {
        @Override
        Boolean parse(String text) {
          return Values.bool(text);
        }
      };

  static final OptionType<Integer> OCTAL =
      new OptionType<>() {
        @Override
        Integer parse(String text) {
          return Values.octal(text);
        }
      };

  static final OptionType<ByteSize> SIZE =
      new OptionType<>() {
        @Override
        ByteSize parse(String text) {
          return ByteSize.parse(text);
        }
      };

  static final OptionType<LogLevel> LEVEL =
      new OptionType<>() {
        @Override
        LogLevel parse(String text) {
          return LogLevel.parse(text);
        }
      };

  static final OptionType<Signal> SIGNAL =
      new OptionType<>() {
        @Override
        Signal parse(String text) {
          return Signal.parse(text);
        }
      };

  static final OptionType<ExitCodes> EXIT_CODES =
      new OptionType<>() {
        @Override
        ExitCodes parse(String text) {
          return ExitCodes.parse(text);
        }
      };

  static final OptionType<AutoRestart> AUTORESTART =
      new OptionType<>() {
        @Override
        AutoRestart parse(String text) {
          return AutoRestart.parse(text);
        }
      };

  static final OptionType<InetAddress> ADDRESS =
      new OptionType<>() {
        @Override
        InetAddress parse(String text) {
          return InetAddress.parse(text);
        }
      };

  static final OptionType<String> NAME =
      new OptionType<>() {
        @Override
        String parse(String text) {
          return Values.name(text);
        }
      };

  /**
   * The value.
   *
   * @throws ConfigException if the text stands for none
   */
  abstract T parse(String text);

  /** The same type, refusing with {@code complaint} and the text. */
  final OptionType<T> orElse(String complaint) {
    OptionType<T> type = this;
    return new OptionType<>() {
      @Override
      T parse(String text) {
        try {
          return type.parse(text);
        } catch (ConfigException e) {
          throw ConfigLoader.renamed(e, complaint + text);
        }
      }
    };
  }
}

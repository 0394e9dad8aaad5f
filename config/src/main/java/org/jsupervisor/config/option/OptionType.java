package org.jsupervisor.config.option;

import java.time.Duration;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.ExitCodes;
import org.jsupervisor.config.value.InetAddress;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.config.value.Values;

/** Turns an option's expanded text into its value. Plain classes keep the start quick. */
public abstract class OptionType<T> {
  public static final OptionType<Integer> INTEGER =
      new OptionType<>() {
        @Override
        public Integer parse(String text) {
          return Values.integer(text);
        }
      };

  public static final OptionType<Boolean> BOOLEAN =
      new OptionType<>() {
        @Override
        public Boolean parse(String text) {
          return Values.bool(text);
        }
      };

  public static final OptionType<Integer> OCTAL =
      new OptionType<>() {
        @Override
        public Integer parse(String text) {
          return Values.octal(text);
        }
      };

  public static final OptionType<ByteSize> SIZE =
      new OptionType<>() {
        @Override
        public ByteSize parse(String text) {
          return ByteSize.parse(text);
        }
      };

  public static final OptionType<LogLevel> LEVEL =
      new OptionType<>() {
        @Override
        public LogLevel parse(String text) {
          return LogLevel.parse(text);
        }
      };

  public static final OptionType<Signal> SIGNAL =
      new OptionType<>() {
        @Override
        public Signal parse(String text) {
          return Signal.parse(text);
        }
      };

  public static final OptionType<Duration> SECONDS =
      new OptionType<>() {
        @Override
        public Duration parse(String text) {
          return Seconds.parse(text);
        }
      };

  public static final OptionType<ExitCodes> EXIT_CODES =
      new OptionType<>() {
        @Override
        public ExitCodes parse(String text) {
          return ExitCodes.parse(text);
        }
      };

  public static final OptionType<AutoRestart> AUTORESTART =
      new OptionType<>() {
        @Override
        public AutoRestart parse(String text) {
          return AutoRestart.parse(text);
        }
      };

  public static final OptionType<InetAddress> ADDRESS =
      new OptionType<>() {
        @Override
        public InetAddress parse(String text) {
          return InetAddress.parse(text);
        }
      };

  public static final OptionType<String> NAME =
      new OptionType<>() {
        @Override
        public String parse(String text) {
          return Values.name(text);
        }
      };

  /**
   * The value.
   *
   * @throws ConfigException if the text stands for none
   */
  public abstract T parse(String text);

  /** The same type, refusing with {@code complaint} and the text. */
  public final OptionType<T> orElse(String complaint) {
    OptionType<T> type = this;
    return new OptionType<>() {
      @Override
      public T parse(String text) {
        try {
          return type.parse(text);
        } catch (ConfigException e) {
          throw ConfigException.renamed(e, complaint + text);
        }
      }
    };
  }
}

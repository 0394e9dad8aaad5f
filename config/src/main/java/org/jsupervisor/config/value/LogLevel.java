package org.jsupervisor.config.value;

import java.util.Locale;

/** The main log's levels with the original's numbers and four-letter codes (daemon.md 5.1). */
public enum LogLevel {
  CRITICAL(50, "CRIT"),
  ERROR(40, "ERRO"),
  WARN(30, "WARN"),
  INFO(20, "INFO"),
  DEBUG(10, "DEBG"),
  TRACE(5, "TRAC"),
  BLATHER(3, "BLAT");

  private final int number;
  private final String code;

  LogLevel(int number, String code) {
    this.number = number;
    this.code = code;
  }

  /** The level of a configuration word such as {@code info}, in any case. */
  public static LogLevel parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "critical" -> CRITICAL;
      case "error" -> ERROR;
      case "warn" -> WARN;
      case "info" -> INFO;
      case "debug" -> DEBUG;
      case "trace" -> TRACE;
      case "blather" -> BLATHER;
      default -> throw new ConfigException("bad logging level name " + PythonRepr.of(text));
    };
  }

  public int number() {
    return number;
  }

  public String code() {
    return code;
  }
}

package org.jsupervisor.config.value;

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

  public int number() {
    return number;
  }

  public String code() {
    return code;
  }
}

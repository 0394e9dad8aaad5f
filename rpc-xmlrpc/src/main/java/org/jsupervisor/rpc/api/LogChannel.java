package org.jsupervisor.rpc.api;

/** The two log files of a process, with the word used in paths. */
public enum LogChannel {
  STDOUT("stdout"),
  STDERR("stderr");

  private final String word;

  LogChannel(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}

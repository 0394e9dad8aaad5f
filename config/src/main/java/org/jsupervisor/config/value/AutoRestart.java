package org.jsupervisor.config.value;

/** When an exited process is started again (daemon.md 4.5). */
public enum AutoRestart {
  NEVER,
  UNEXPECTED,
  ALWAYS
}

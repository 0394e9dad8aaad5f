package org.jsupervisor.supervisord.control;

/** The two outputs of a process. */
public enum OutputChannel {
  STDOUT,
  STDERR
}

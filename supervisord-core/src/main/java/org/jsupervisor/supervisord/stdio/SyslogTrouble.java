package org.jsupervisor.supervisord.stdio;

/** Hears of trouble with syslog. Called on the loop thread, also while a message is being sent. */
public interface SyslogTrouble {
  /** Nobody takes messages; told once per spell. */
  void happened(String text);

  /** So many bytes of messages were not sent. */
  void lost(String syslog, long bytes);
}

package org.jsupervisor.supervisord.stdio;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is heard of syslog's trouble. */
public final class RecordedSyslogTrouble implements SyslogTrouble {
  private final List<String> notices = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();

  @Override
  public void happened(String text) {
    notices.add(text);
  }

  @Override
  public void lost(String syslog, long bytes) {
    losses.add(bytes + " of " + syslog);
  }

  /** What was told of spells. */
  public List<String> notices() {
    return notices;
  }

  /** What was lost, {@code 12 of syslog at /dev/log}. */
  public List<String> losses() {
    return losses;
  }
}

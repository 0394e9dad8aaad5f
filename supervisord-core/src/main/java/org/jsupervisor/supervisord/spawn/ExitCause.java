package org.jsupervisor.supervisord.spawn;

import org.jsupervisor.config.value.Signal;
import org.jsupervisor.supervisord.posix.Reaped;

/** How log lines tell the end of a child (daemon.md 4.8). */
public final class ExitCause {
  private ExitCause() {}

  /** As in {@code exited: web (exit status 1; not expected)}. */
  public static String text(Reaped reaped) {
    if (reaped.exitCode() >= 0) {
      return "exit status " + reaped.exitCode();
    }
    if (reaped.signal() > 0) {
      String text = "terminated by " + new Signal(reaped.signal()).name();
      return reaped.coreDumped() ? text + " (core dumped)" : text;
    }
    if (reaped.status() == Reaped.UNKNOWN) {
      return "exit status unknown";
    }
    String hex = Integer.toHexString(reaped.status() & 0xffff);
    return "unknown termination cause 0x" + "0000".substring(hex.length()) + hex;
  }
}

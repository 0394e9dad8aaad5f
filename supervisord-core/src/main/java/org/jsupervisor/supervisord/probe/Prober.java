package org.jsupervisor.supervisord.probe;

import java.time.Duration;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.config.probe.ProbeText;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;

/** Asks one program, as often as its owner wants it. Confined to the loop thread. */
public final class Prober {
  private final ManagedProcess process;
  private final Surroundings around;
  private final Probe probe;
  private final Duration timeout;

  /**
   * @param probe one that is a question: a connection, a request or a command
   * @param timeout after which a question has failed
   */
  public Prober(ManagedProcess process, Surroundings around, Probe probe, Duration timeout) {
    this.process = process;
    this.around = around;
    this.probe = probe;
    this.timeout = timeout;
  }

  /** Whether a program can be asked so. */
  public static boolean isQuestion(Probe probe) {
    return probe instanceof Probe.Connect
        || probe instanceof Probe.Http
        || probe instanceof Probe.Exec;
  }

  /** What was asked and what came of it, without what nobody may be shown. */
  public String told(String failure) {
    return process.config().secrets().masked(ProbeText.of(probe) + ": " + failure);
  }

  /** Asks once. */
  public Attempt ask(Attempt.Observer observer) {
    if (probe instanceof Probe.Connect connect) {
      ConnectAttempt attempt =
          new ConnectAttempt(around.loop(), around.posix(), connect.address(), timeout, observer);
      attempt.begin();
      return attempt;
    } else if (probe instanceof Probe.Http http) {
      HttpAttempt attempt = new HttpAttempt(around.loop(), around.posix(), http, timeout, observer);
      attempt.begin();
      return attempt;
    } else if (probe instanceof Probe.Exec exec) {
      // The command's own limit, which kills it, comes first.
      CommandAttempt attempt = new CommandAttempt(around.loop(), timeout.plusSeconds(1), observer);
      attempt.begin(
          around.sideCommands(), process.config(), exec.command(), process.environment(), timeout);
      return attempt;
    }
    throw new IllegalArgumentException("cannot ask " + probe);
  }
}

package org.jsupervisor.supervisord;

import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.control.Supervisor;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.SignalSource;
import org.jsupervisor.supervisord.spawn.Reaper;

/** Does what signals to the daemon ask for (daemon.md 3.6). Confined to the loop thread. */
final class SignalDispatcher {
  private static final int HUP = 1;
  private static final int INT = 2;
  private static final int QUIT = 3;
  private static final int USR1 = 10;
  private static final int USR2 = 12;
  private static final int TERM = 15;
  private static final int CHLD = 17;

  private final SignalSource source;
  private final Supervisor supervisor;
  private final Reaper reaper;
  private final MainLog log;

  SignalDispatcher(SignalSource source, Supervisor supervisor, Reaper reaper, MainLog log) {
    this.source = source;
    this.supervisor = supervisor;
    this.reaper = reaper;
    this.log = log;
  }

  /**
   * Handles every pending signal. The kernel hands out the end of children last: what is pending
   * after that has come since, and makes the next turn come at once.
   */
  void dispatchPending() throws PosixException {
    SignalSource.Received received = source.next();
    while (received != null) {
      dispatch(received);
      received = received.signal() == CHLD ? null : source.next();
    }
  }

  private void dispatch(SignalSource.Received received) {
    switch (received.signal()) {
      case TERM, INT, QUIT -> {
        log.log(LogLevel.WARN, "received " + name(received) + " indicating exit request");
        tellSender(received);
        supervisor.shutdown();
      }
      case HUP -> restart();
      case USR2 -> {
        log.log(LogLevel.INFO, "received SIGUSR2 indicating log reopen request");
        supervisor.reopenLogs();
      }
      case CHLD -> {
        reaper.reapAll();
        log.log(LogLevel.DEBUG, "received SIGCHLD indicating a child quit");
      }
      case USR1 -> log.log(LogLevel.WARN, "ignored SIGUSR1: it has no meaning to supervisord");
      default -> log.log(LogLevel.TRACE, "received " + name(received) + " indicating nothing");
    }
  }

  private void restart() {
    if (supervisor.state() == SupervisorState.SHUTDOWN) {
      log.log(LogLevel.WARN, "ignored SIGHUP indicating restart request (shutdown in progress)");
    } else {
      log.log(LogLevel.WARN, "received SIGHUP indicating restart request");
      supervisor.restart();
    }
  }

  private void tellSender(SignalSource.Received received) {
    if (received.senderPid() != 0) {
      log.log(LogLevel.TRACE, name(received) + " was sent by pid " + received.senderPid());
    }
  }

  private static String name(SignalSource.Received received) {
    return new Signal(received.signal()).name();
  }
}

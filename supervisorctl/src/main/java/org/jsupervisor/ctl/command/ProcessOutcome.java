package org.jsupervisor.ctl.command;

import org.jsupervisor.rpc.api.OperationResult;

/** Tells what became of a process as {@code start} and {@code stop} do, exit status included. */
public final class ProcessOutcome {
  private ProcessOutcome() {}

  public static void ofStart(Session session, OperationResult result) throws CommandException {
    new OperationRunner(session, new StartCommand()).report(result);
  }

  public static void ofStop(Session session, OperationResult result) throws CommandException {
    new OperationRunner(session, new StopCommand()).report(result);
  }
}

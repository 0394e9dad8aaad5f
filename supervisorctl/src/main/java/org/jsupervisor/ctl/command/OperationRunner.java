package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.screen.Progress;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.ctl.view.Waiting;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Applies an operation to names, one after the other, and tells what became of each. */
final class OperationRunner {
  private final Session session;
  private final ProcessOperation operation;

  OperationRunner(Session session, ProcessOperation operation) {
    this.session = session;
    this.operation = operation;
  }

  /** {@code all} among the names means everything. */
  void run(List<String> names) throws IOException, XmlRpcFault, CommandException {
    ProcessCalls calls = session.client().processes();
    if (names.contains("all")) {
      List<OperationResult> results;
      Progress progress = progress("all");
      try {
        results = operation.all(calls);
      } finally {
        OperationProgress.end(progress);
      }
      report(results);
      return;
    }
    for (String name : names) {
      Namespec namespec = Namespec.parse(name);
      String process = namespec.process();
      if (process == null) {
        group(calls, namespec.group());
      } else {
        report(one(calls, name, namespec.group(), process));
      }
    }
  }

  private @Nullable Progress progress(String name) throws CommandException {
    Waiting waiting = operation.waiting();
    return waiting == null ? null : OperationProgress.begin(session, waiting, name);
  }

  private OperationResult one(ProcessCalls calls, String name, String group, String process)
      throws IOException, CommandException {
    Progress progress = progress(name);
    try {
      operation.one(calls, name);
      return new OperationResult(process, group, Fault.SUCCESS.code(), "OK");
    } catch (XmlRpcFault fault) {
      return new OperationResult(process, group, fault.code(), fault.text());
    } finally {
      OperationProgress.end(progress);
    }
  }

  private void group(ProcessCalls calls, String group)
      throws IOException, XmlRpcFault, CommandException {
    List<OperationResult> results;
    Progress progress = progress(group + ":*");
    try {
      results = operation.group(calls, group);
    } catch (XmlRpcFault fault) {
      OperationProgress.end(progress);
      if (fault.code() != Fault.BAD_NAME.code()) {
        throw fault;
      }
      session.say(group + ": ERROR (no such group)");
      session.fail(operation.noSuchGroup());
      return;
    } finally {
      OperationProgress.end(progress);
    }
    report(results);
  }

  private void report(List<OperationResult> results) throws CommandException {
    for (OperationResult result : results) {
      report(result);
    }
  }

  void report(OperationResult result) throws CommandException {
    tell(session, result, operation.tell(result));
    if (!operation.isHarmless(result.status())) {
      session.fail(exitStatus(result.status()));
    }
  }

  /** Says the text, or throws if the code has none. */
  static void tell(Session session, OperationResult result, @Nullable String text)
      throws CommandException {
    if (text == null) {
      String name = Namespec.show(result.group(), result.name());
      throw new CommandException(
          "ValueError", "Unknown result code " + result.status() + " for " + name);
    }
    boolean isOfDocument = session.answer() != null && result.status() == Fault.SUCCESS.code();
    if (!isOfDocument) {
      String name = Namespec.show(result.group(), result.name());
      session.problem(text, result.status(), name);
    }
  }

  private static int exitStatus(int fault) {
    boolean isDead =
        fault == Fault.SPAWN_ERROR.code()
            || fault == Fault.ABNORMAL_TERMINATION.code()
            || fault == Fault.NOT_RUNNING.code();
    return isDead ? ExitStatus.NOT_RUNNING : ExitStatus.GENERIC;
  }
}

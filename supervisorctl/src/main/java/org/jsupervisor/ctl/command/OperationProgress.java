package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.screen.Progress;
import org.jsupervisor.ctl.view.StatusReport;
import org.jsupervisor.ctl.view.Waiting;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Tells, while the server works on an answer, how far the processes are; asks on a second line. */
final class OperationProgress implements Progress.Source {
  private final SupervisorClient client;
  private final Waiting waiting;
  private final List<String> names;
  private final int columns;

  private OperationProgress(
      SupervisorClient client, Waiting waiting, List<String> names, int columns) {
    this.client = client;
    this.waiting = waiting;
    this.names = names;
    this.columns = columns;
  }

  /** Null, and nothing is told, where no line can be shown and erased. */
  static @Nullable Progress begin(Session session, Waiting waiting, String name)
      throws CommandException {
    if (!canShow(session)) {
      return null;
    }
    // A line that fills the last column would be continued on the next row by some terminals.
    int columns = session.screen().columns() - 1;
    return begin(
        session, new OperationProgress(session.newClient(), waiting, List.of(name), columns));
  }

  /** The same for a line that is known without asking for it. */
  static @Nullable Progress begin(Session session, Progress.Source source) {
    return canShow(session) ? new Progress(source, session.terminal()::errorText) : null;
  }

  private static boolean canShow(Session session) {
    return session.screen().canShowProgress() && session.answer() == null;
  }

  /** Erases what was told; may be called twice. */
  static void end(@Nullable Progress progress) {
    if (progress != null) {
      progress.close();
    }
  }

  @Override
  public String line() {
    try {
      return waiting.line(
          StatusReport.of(client.processes().allInfo(), names).processes(), columns);
    } catch (IOException | XmlRpcFault e) {
      // The answer that is waited for tells what is wrong.
      return "";
    }
  }

  @Override
  public void abort() {
    try {
      client.abort();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the connection", e);
    }
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.Waiting;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** What can be done to a process, to a group or to all, and how its outcome is told. */
interface ProcessOperation {
  void one(ProcessCalls calls, String namespec) throws IOException, XmlRpcFault;

  List<OperationResult> group(ProcessCalls calls, String group) throws IOException, XmlRpcFault;

  List<OperationResult> all(ProcessCalls calls) throws IOException, XmlRpcFault;

  /** What a user waits for meanwhile; null if the answer comes at once. */
  @Nullable Waiting waiting();

  /** Null for a code this operation does not answer. */
  @Nullable String tell(OperationResult result);

  /** Whether the fault leaves the exit status alone. */
  boolean isHarmless(int fault);

  /** The exit status for a group nobody knows. */
  int noSuchGroup();
}

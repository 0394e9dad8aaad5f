package org.jsupervisor.rpc.client;

import java.io.IOException;
import java.util.List;
import org.jsupervisor.rpc.api.LogChannel;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The methods that read and clear logs; offsets and lengths count bytes (control.md 2.8). */
public final class LogCalls {
  private final SupervisorClient client;

  LogCalls(SupervisorClient client) {
    this.client = client;
  }

  public String readMain(long offset, long length) throws IOException, XmlRpcFault {
    return Answer.string(client.call("supervisor.readLog", offset, length));
  }

  public String read(String namespec, LogChannel channel, long offset, long length)
      throws IOException, XmlRpcFault {
    String method =
        channel == LogChannel.STDOUT
            ? "supervisor.readProcessStdoutLog"
            : "supervisor.readProcessStderrLog";
    return Answer.string(client.call(method, namespec, offset, length));
  }

  public void clear(String namespec) throws IOException, XmlRpcFault {
    client.call("supervisor.clearProcessLogs", namespec);
  }

  public List<OperationResult> clearAll() throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.clearAllProcessLogs"));
  }
}

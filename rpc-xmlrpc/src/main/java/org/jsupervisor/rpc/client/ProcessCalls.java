package org.jsupervisor.rpc.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The methods that concern processes, groups of them and all of them; starts and stops wait. */
public final class ProcessCalls {
  private final SupervisorClient client;

  ProcessCalls(SupervisorClient client) {
    this.client = client;
  }

  public ProcessInfo info(String namespec) throws IOException, XmlRpcFault {
    return Answer.processInfo(client.call("supervisor.getProcessInfo", namespec));
  }

  public List<ProcessInfo> allInfo() throws IOException, XmlRpcFault {
    List<ProcessInfo> infos = new ArrayList<>();
    for (Object element : Answer.list(client.call("supervisor.getAllProcessInfo"))) {
      infos.add(Answer.processInfo(element));
    }
    return infos;
  }

  public void start(String namespec) throws IOException, XmlRpcFault {
    client.call("supervisor.startProcess", namespec);
  }

  public List<OperationResult> startGroup(String group) throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.startProcessGroup", group));
  }

  public List<OperationResult> startAll() throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.startAllProcesses"));
  }

  public void stop(String namespec) throws IOException, XmlRpcFault {
    client.call("supervisor.stopProcess", namespec);
  }

  public List<OperationResult> stopGroup(String group) throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.stopProcessGroup", group));
  }

  public List<OperationResult> stopAll() throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.stopAllProcesses"));
  }

  public void reload(String namespec) throws IOException, XmlRpcFault {
    client.call("supervisor.reloadProcess", namespec);
  }

  public List<OperationResult> reloadGroup(String group) throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.reloadProcessGroup", group));
  }

  public List<OperationResult> reloadAll() throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.reloadAllProcesses"));
  }

  public void signal(String namespec, String signal) throws IOException, XmlRpcFault {
    client.call("supervisor.signalProcess", namespec, signal);
  }

  public List<OperationResult> signalGroup(String group, String signal)
      throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.signalProcessGroup", group, signal));
  }

  public List<OperationResult> signalAll(String signal) throws IOException, XmlRpcFault {
    return Answer.results(client.call("supervisor.signalAllProcesses", signal));
  }

  public void sendStdin(String namespec, String text) throws IOException, XmlRpcFault {
    client.call("supervisor.sendProcessStdin", namespec, text);
  }
}

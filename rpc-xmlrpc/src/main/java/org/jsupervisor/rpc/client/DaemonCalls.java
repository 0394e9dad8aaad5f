package org.jsupervisor.rpc.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ConfigChanges;
import org.jsupervisor.rpc.api.ConfigSummary;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.xmlrpc.MalformedAnswerException;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** The methods that concern the daemon and its configuration. */
public final class DaemonCalls {
  private final SupervisorClient client;

  DaemonCalls(SupervisorClient client) {
    this.client = client;
  }

  public String apiVersion() throws IOException, XmlRpcFault {
    return Answer.string(client.call("supervisor.getVersion"));
  }

  public String version() throws IOException, XmlRpcFault {
    return Answer.string(client.call("supervisor.getSupervisorVersion"));
  }

  public int pid() throws IOException, XmlRpcFault {
    return Answer.integer(client.call("supervisor.getPID"));
  }

  public void shutdown() throws IOException, XmlRpcFault {
    client.call("supervisor.shutdown");
  }

  public void restart() throws IOException, XmlRpcFault {
    client.call("supervisor.restart");
  }

  public ConfigChanges reloadConfig() throws IOException, XmlRpcFault {
    List<?> outer = Answer.list(client.call("supervisor.reloadConfig"));
    List<?> kinds = Answer.list(outer.isEmpty() ? null : outer.get(0));
    if (kinds.size() != 3) {
      throw new MalformedAnswerException("cannot read answer: reloadConfig without three lists");
    }
    return new ConfigChanges(
        Answer.strings(kinds.get(0)), Answer.strings(kinds.get(1)), Answer.strings(kinds.get(2)));
  }

  public List<ConfigSummary> allConfigInfo() throws IOException, XmlRpcFault {
    List<ConfigSummary> summaries = new ArrayList<>();
    for (Object element : Answer.list(client.call("supervisor.getAllConfigInfo"))) {
      AnswerStruct struct = new AnswerStruct(element);
      summaries.add(
          new ConfigSummary(
              struct.string("name"),
              struct.string("group"),
              struct.truth("inuse"),
              struct.truth("autostart"),
              struct.integer("group_prio"),
              struct.integer("process_prio")));
    }
    return summaries;
  }

  public void addProcessGroup(String group) throws IOException, XmlRpcFault {
    client.call("supervisor.addProcessGroup", group);
  }

  public void removeProcessGroup(String group) throws IOException, XmlRpcFault {
    client.call("supervisor.removeProcessGroup", group);
  }

  /** Not known to every daemon. */
  public GroupChange updateProcessGroup(String group) throws IOException, XmlRpcFault {
    return Answer.change(client.call("supervisor.updateProcessGroup", group));
  }

  /** Not known to every daemon. */
  public GroupChange scaleProgram(String program, int count) throws IOException, XmlRpcFault {
    return Answer.change(client.call("supervisor.scaleProgram", program, count));
  }
}

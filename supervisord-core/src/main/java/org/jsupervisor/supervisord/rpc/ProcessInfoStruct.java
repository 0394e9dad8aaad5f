package org.jsupervisor.supervisord.rpc;

import java.util.Map;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcStruct;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;

/** Process information on the wire, in the original's order (control.md 2.6). */
record ProcessInfoStruct(ProcessInfo info) implements XmlRpcStruct {
  @Override
  public void writeTo(XmlRpcWriter writer) {
    writer.member("name", info.name());
    writer.member("group", info.group());
    writer.member("start", info.start());
    writer.member("stop", info.stop());
    writer.member("now", info.now());
    writer.member("state", info.state().code());
    writer.member("statename", info.state().name());
    writer.member("spawnerr", info.spawnerr());
    writer.member("exitstatus", info.exitstatus());
    writer.member("logfile", info.stdoutLogfile());
    writer.member("stdout_logfile", info.stdoutLogfile());
    writer.member("stderr_logfile", info.stderrLogfile());
    writer.member("pid", info.pid());
    writer.member("description", info.description());
    // Beyond the original, so only for programs with options that it does not have.
    for (Map.Entry<String, String> fact : info.facts().entrySet()) {
      writer.member(fact.getKey(), fact.getValue());
    }
  }
}

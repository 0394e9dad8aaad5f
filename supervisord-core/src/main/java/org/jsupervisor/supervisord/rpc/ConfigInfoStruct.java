package org.jsupervisor.supervisord.rpc;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.rpc.xmlrpc.XmlRpcStruct;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;
import org.jsupervisor.supervisord.control.ConfiguredProcess;

/** The configuration of a process on the wire, in the original's order (control.md 2.6). */
record ConfigInfoStruct(ConfiguredProcess configured) implements XmlRpcStruct {
  private static final String UNSET = "none";

  @Override
  public void writeTo(XmlRpcWriter writer) {
    ProcessConfig process = configured.process();
    writer.member("autostart", process.autostart());
    writer.member("directory", shown(orUnset(process.directory())));
    Integer uid = process.uid();
    writer.member("uid", uid == null ? UNSET : (Object) uid);
    writer.member("command", shown(process.command()));
    writer.member("exitcodes", (Object) process.exitcodes().codes());
    writer.member("group", configured.group().name());
    writer.member("group_prio", configured.group().priority());
    writer.member("inuse", configured.inUse());
    writer.member("killasgroup", process.killasgroup());
    writer.member("name", process.name());
    writer.member("process_prio", process.priority());
    writer.member("redirect_stderr", process.redirectStderr());
    writer.member("startretries", process.startretries());
    writer.member("startsecs", process.startsecs().toSeconds());
    output(writer, "stdout", process.stdout(), configured.stdoutLogfile());
    writer.member("stopsignal", process.stopsignal().number());
    writer.member("stopwaitsecs", process.stopwaitsecs().toSeconds());
    output(writer, "stderr", process.stderr(), configured.stderrLogfile());
    writer.member("serverurl", shown(orUnset(process.serverurl())));
    for (Map.Entry<String, Object> option : PolicyListing.of(process.policies()).entrySet()) {
      Object value = option.getValue();
      writer.member(option.getKey(), value instanceof String text ? shown(text) : value);
    }
  }

  private void output(XmlRpcWriter writer, String channel, LogFileConfig config, String logfile) {
    writer.member(channel + "_capture_maxbytes", config.captureMaxbytes().bytes());
    writer.member(channel + "_events_enabled", config.eventsEnabled());
    String all = logfile + (config.further().isEmpty() ? "" : ", ");
    writer.member(channel + "_logfile", shown(all + String.join(", ", config.further())));
    writer.member(channel + "_logfile_backups", config.backups());
    writer.member(channel + "_logfile_maxbytes", config.maxbytes().bytes());
    writer.member(channel + "_syslog", config.syslog());
  }

  private String shown(String text) {
    return configured.process().secrets().masked(text);
  }

  private static String orUnset(@Nullable String value) {
    return value == null ? UNSET : value;
  }
}

package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsupervisor.rpc.api.ConfigChanges;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.client.DaemonCalls;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** {@code update}: has the daemon read its files and applies what changed, group by group. */
final class UpdateCommand implements Verb {
  @Override
  public void run(Session session, String arguments)
      throws IOException, XmlRpcFault, CommandException {
    ConfigChanges changes;
    try {
      changes = session.client().daemon().reloadConfig();
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.SHUTDOWN_STATE.code()) {
        throw fault;
      }
      session.refuse("ERROR: already shutting down");
      return;
    }
    Set<String> wanted = new LinkedHashSet<>(Words.split(arguments));
    if (wanted.contains("all")) {
      wanted.clear();
    }
    if (!wanted.isEmpty()) {
      refuseUnknown(session, wanted, changes);
    }
    apply(session, wanted, changes);
  }

  private static void refuseUnknown(Session session, Set<String> wanted, ConfigChanges changes)
      throws IOException, XmlRpcFault, CommandException {
    Set<String> known = new HashSet<>(changes.added());
    for (ProcessInfo info : session.client().processes().allInfo()) {
      known.add(info.group());
    }
    for (String name : wanted) {
      if (!known.contains(name)) {
        session.refuse("ERROR: no such group: " + name);
      }
    }
  }

  private static void apply(Session session, Set<String> wanted, ConfigChanges changes)
      throws IOException, XmlRpcFault, CommandException {
    for (String group : changes.removed()) {
      if (wanted.isEmpty() || wanted.contains(group)) {
        remove(session, group);
      }
    }
    DaemonCalls daemon = session.client().daemon();
    for (String group : changes.changed()) {
      if (wanted.isEmpty() || wanted.contains(group)) {
        session.client().processes().stopGroup(group);
        session.say(group + ": stopped");
        daemon.removeProcessGroup(group);
        daemon.addProcessGroup(group);
        session.say(group + ": updated process group");
      }
    }
    for (String group : changes.added()) {
      if (wanted.isEmpty() || wanted.contains(group)) {
        daemon.addProcessGroup(group);
        session.say(group + ": added process group");
      }
    }
  }

  private static void remove(Session session, String group)
      throws IOException, XmlRpcFault, CommandException {
    ProcessCalls processes = session.client().processes();
    boolean hasFailed = false;
    for (OperationResult result : processes.stopGroup(group)) {
      hasFailed |= result.status() == Fault.FAILED.code();
    }
    session.say(group + ": stopped");
    if (hasFailed) {
      session.refuse(group + ": has problems; not removing");
      return;
    }
    session.client().daemon().removeProcessGroup(group);
    session.say(group + ": removed process group");
  }

  @Override
  public String help() {
    String effect =
        "Reload config and add/remove as necessary, and will restart affected programs\n";
    return "update\t\t\t"
        + effect
        + "update all\t\t"
        + effect
        + "update <gname> [...]\tUpdate specific groups";
  }
}

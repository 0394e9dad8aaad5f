package org.jsupervisor.ctl.command;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsupervisor.ctl.screen.Progress;
import org.jsupervisor.ctl.view.Waiting;
import org.jsupervisor.rpc.api.ConfigChanges;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.GroupChange;
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
      session.refuse("ERROR: already shutting down", fault);
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
    known.addAll(changes.changed()); // A group without processes is known by nothing else.
    known.addAll(changes.removed());
    for (ProcessInfo info : session.client().processes().allInfo()) {
      known.add(info.group());
    }
    for (String name : wanted) {
      if (!known.contains(name)) {
        session.problem("ERROR: no such group: " + name, Fault.BAD_NAME.code(), name);
        session.fail(ExitStatus.GENERIC);
      }
    }
  }

  private static void apply(Session session, Set<String> wanted, ConfigChanges changes)
      throws IOException, XmlRpcFault, CommandException {
    GroupChanges shown = new GroupChanges(session);
    for (String group : changes.removed()) {
      if (wanted.isEmpty() || wanted.contains(group)) {
        shown.begin(group, "removed");
        remove(session, shown, group);
      }
    }
    DaemonCalls daemon = session.client().daemon();
    for (String group : changes.changed()) {
      if (wanted.isEmpty() || wanted.contains(group)) {
        shown.begin(group, "changed");
        change(session, shown, group);
      }
    }
    for (String group : changes.added()) {
      if (wanted.isEmpty() || wanted.contains(group)) {
        shown.begin(group, "added");
        daemon.addProcessGroup(group);
        shown.finish("added process group");
      }
    }
  }

  /** Leaves alone what is the same; a server that cannot has the whole group replaced. */
  private static void change(Session session, GroupChanges shown, String group)
      throws IOException, XmlRpcFault, CommandException {
    try {
      GroupChange change = changed(session, group);
      if (change.isWhole()) {
        shown.tell("stopped");
      } else {
        shown.tell(change);
      }
    } catch (XmlRpcFault fault) {
      if (fault.code() != Fault.UNKNOWN_METHOD.code()) {
        throw fault;
      }
      stop(session, group);
      shown.tell("stopped");
      session.client().daemon().removeProcessGroup(group);
      session.client().daemon().addProcessGroup(group);
    }
    shown.finish("updated process group");
  }

  private static GroupChange changed(Session session, String group)
      throws IOException, XmlRpcFault, CommandException {
    DaemonCalls daemon = session.client().daemon();
    Progress progress = OperationProgress.begin(session, Waiting.TO_UPDATE, group + ":*");
    try {
      return daemon.updateProcessGroup(group);
    } finally {
      OperationProgress.end(progress);
    }
  }

  private static void remove(Session session, GroupChanges shown, String group)
      throws IOException, XmlRpcFault, CommandException {
    boolean hasFailed = false;
    for (OperationResult result : stop(session, group)) {
      hasFailed |= result.status() == Fault.FAILED.code();
    }
    shown.tell("stopped");
    if (hasFailed) {
      session.problem(group + ": has problems; not removing", Fault.FAILED.code(), group);
      session.fail(ExitStatus.GENERIC);
      return;
    }
    session.client().daemon().removeProcessGroup(group);
    shown.finish("removed process group");
  }

  private static List<OperationResult> stop(Session session, String group)
      throws IOException, XmlRpcFault, CommandException {
    ProcessCalls processes = session.client().processes();
    Progress progress = OperationProgress.begin(session, Waiting.TO_STOP, group + ":*");
    try {
      return processes.stopGroup(group);
    } finally {
      OperationProgress.end(progress);
    }
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

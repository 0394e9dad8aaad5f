package org.jsupervisor.ctl;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CommandException;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.completion.NameSource;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** Asks the server for its processes once, until told to forget them. Confined to one thread. */
final class CachedNames implements NameSource {
  private final Session session;
  private @Nullable List<ProcessInfo> processes;

  CachedNames(Session session) {
    this.session = session;
  }

  void forget() {
    processes = null;
  }

  @Override
  public List<ProcessInfo> processes() {
    List<ProcessInfo> known = processes;
    if (known == null) {
      known = fetch();
      processes = known;
    }
    return known;
  }

  /** Whatever goes wrong, the user is typing: the command itself will tell. */
  private List<ProcessInfo> fetch() {
    try {
      return session.processes();
    } catch (IOException | XmlRpcFault | CommandException e) {
      return List.of();
    }
  }
}

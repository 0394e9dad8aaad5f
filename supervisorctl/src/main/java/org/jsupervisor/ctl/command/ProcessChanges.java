package org.jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.rpc.api.GroupChange;

/** Tells what became of single processes where others of their group were left alone. */
final class ProcessChanges {
  private final Session session;
  private final List<Object> told = new ArrayList<>();

  private ProcessChanges(Session session) {
    this.session = session;
  }

  /** Says a line for each process, or returns what a document has to say instead. */
  static List<Object> tell(Session session, GroupChange change) {
    ProcessChanges changes = new ProcessChanges(session);
    changes.tell(change.group(), change.removed(), "removed");
    changes.tell(change.group(), change.updated(), "updated");
    changes.tell(change.group(), change.added(), "added");
    return changes.told;
  }

  private void tell(String group, List<String> names, String event) {
    for (String name : names) {
      told.add(ProcessJson.ofChangedProcess(group, name, event));
      if (session.answer() == null) {
        session.say(Namespec.show(group, name) + ": " + event + " process");
      }
    }
  }
}

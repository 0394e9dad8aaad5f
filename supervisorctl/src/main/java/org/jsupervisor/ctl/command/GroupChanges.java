package org.jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.json.JsonAnswer;
import org.jsupervisor.ctl.json.ProcessJson;
import org.jsupervisor.rpc.api.GroupChange;

/** Tells what becomes of the groups an update changes, one after the other. */
final class GroupChanges {
  private final Session session;
  private final boolean isJson;
  private final List<Object> changes = new ArrayList<>();
  private String group = "";
  private Map<String, @Nullable Object> change = Map.of();

  GroupChanges(Session session) {
    this.session = session;
    JsonAnswer answer = session.answer();
    isJson = answer != null;
    if (answer != null) {
      answer.put("groups", changes);
    }
  }

  void begin(String nextGroup, String kind) {
    group = nextGroup;
    if (isJson) {
      change = ProcessJson.ofChange(group, kind);
      changes.add(change);
    }
  }

  /** Says how far it is. */
  void tell(String event) {
    if (!isJson) {
      session.say(group + ": " + event);
    }
  }

  /** Says what became of the processes where the rest of the group was left alone. */
  void tell(GroupChange finer) {
    List<Object> processes = ProcessChanges.tell(session, finer);
    if (isJson) {
      change.put("processes", processes);
    }
  }

  /** Says that the group is as it should be. */
  void finish(String event) {
    tell(event);
    if (isJson) {
      change.put("done", true);
    }
  }
}

package org.jsupervisor.supervisord.web;

import java.util.List;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.supervisord.access.ActionToken;
import org.jsupervisor.supervisord.control.UpdatePlan;

/** What an update would do, and the button that does it. */
final class UpdateView {
  private static final int NAMES_SHOWN = 20;

  private UpdateView() {}

  /** Tells one plan from another, so that no update does what its user has not seen. */
  static String fingerprint(UpdatePlan plan) {
    return Fingerprint.of(plan.toString());
  }

  static void append(StringBuilder html, UpdatePlan plan, ActionToken token) {
    if (plan.isEmpty()) {
      html.append("<p class=\"empty\">The configuration has not changed.</p>\n");
      return;
    }
    html.append("<p>The configuration files have changed since they were applied.");
    html.append(" An update would do this:</p>\n<ul class=\"plan\">\n");
    appendGroups(html, "removed", plan.removed());
    appendGroups(html, "changed", plan.changed());
    appendGroups(html, "added", plan.added());
    html.append("</ul>\n");
    ChangeFrame.appendForm(html, "action=update", token);
    html.append("<input type=\"hidden\" name=\"seen\" value=\"").append(fingerprint(plan));
    html.append("\">\n<p class=\"choices\"><button class=\"danger\">Update</button>\n");
    html.append("<a class=\"button\" href=\"index.html\">Cancel</a></p>\n</form>\n");
  }

  private static void appendGroups(StringBuilder html, String kind, List<GroupChange> changes) {
    for (GroupChange change : changes) {
      html.append("<li><h2>").append(PageText.escaped(change.group())).append("</h2>");
      html.append(" <span class=\"").append(style(kind)).append("\">").append(kind);
      html.append("</span>\n<ul>\n");
      appendProcesses(html, change, kind);
      html.append("</ul></li>\n");
    }
  }

  private static String style(String kind) {
    return switch (kind) {
      case "removed" -> "statuserror";
      case "added" -> "statusrunning";
      default -> "statusnominal";
    };
  }

  private static void appendProcesses(StringBuilder html, GroupChange change, String kind) {
    int before = html.length();
    if (kind.equals("changed") && change.isWhole()) {
      appendLine(html, "Replaced as one: all of its processes are stopped first", List.of());
    }
    appendNames(html, "Stopped and removed", change.removed());
    appendNames(html, "Stopped, and made anew with other options", change.updated());
    appendNames(html, "New", change.added());
    if (kind.equals("changed") && html.length() == before) {
      appendLine(html, "Only the priority or the order of its processes changes", List.of());
    }
    appendNames(html, "Left alone", change.kept());
  }

  private static void appendNames(StringBuilder html, String what, List<String> names) {
    if (!names.isEmpty()) {
      appendLine(html, what, names);
    }
  }

  private static void appendLine(StringBuilder html, String what, List<String> names) {
    html.append("<li>").append(what);
    String separator = ": ";
    for (String name : names.subList(0, Math.min(NAMES_SHOWN, names.size()))) {
      html.append(separator).append("<b>").append(PageText.escaped(name)).append("</b>");
      separator = ", ";
    }
    if (names.size() > NAMES_SHOWN) {
      html.append(" and ").append(names.size() - NAMES_SHOWN).append(" more");
    }
    html.append("</li>\n");
  }
}

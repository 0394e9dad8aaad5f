package org.jsupervisor.supervisord.web;

import java.util.List;
import java.util.Locale;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.SupervisorControl;

/** The table of processes as HTML: a body per group, a row per process. */
final class StatusTable {
  static final int BYTES_PER_ROW = 1300;

  private final SupervisorControl control;
  private final StringBuilder html;

  StatusTable(SupervisorControl control, StringBuilder html) {
    this.control = control;
    this.html = html;
  }

  /**
   * @param processes sorted by group
   * @param emptyGroups those without processes, which come last
   */
  void append(List<ProcessInfo> processes, List<String> emptyGroups) {
    html.append("<table>\n<caption class=\"unseen\">Processes</caption>\n<thead><tr>");
    for (String title : new String[] {"State", "Name", "Description", "Restarts", "Action"}) {
      html.append("<th scope=\"col\">").append(title).append("</th>");
    }
    html.append("</tr></thead>\n");
    int start = 0;
    while (start < processes.size()) {
      String group = processes.get(start).group();
      int end = start + 1;
      while (end < processes.size() && processes.get(end).group().equals(group)) {
        end++;
      }
      appendGroup(group, processes.subList(start, end));
      start = end;
    }
    for (String group : emptyGroups) {
      appendGroup(group, List.of());
    }
    html.append("</table>\n");
  }

  private void appendGroup(String group, List<ProcessInfo> members) {
    boolean alone = members.size() == 1 && members.get(0).name().equals(group);
    html.append(alone ? "<tbody>\n" : "<tbody class=\"group\">\n");
    if (!alone) {
      html.append("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\">");
      html.append(PageText.escaped(group)).append(" <small>").append(members.size());
      html.append(members.size() == 1 ? " process" : " processes").append("</small></th><td>");
      String target = "groupname=" + PageText.percentEncoded(group);
      String words = "group " + group;
      if (!members.isEmpty()) {
        appendButton(target, words, "start", "Start", "");
        appendButton(target, words, "stop", "Stop", "");
        appendButton(target, words, "restart", "Restart", "");
      }
      if (members.size() > 1) {
        appendButton(target, words, "rolling-restart", "Rolling restart", "");
      }
      if (members.isEmpty() || hasNumber(members)) {
        html.append("<a class=\"button\" href=\"scale.html?").append(target);
        html.append("\" aria-label=\"Scale ").append(PageText.escaped(words));
        html.append("\">Scale</a>\n");
      }
      html.append("</td></tr>\n");
    }
    for (ProcessInfo member : members) {
      appendRow(member);
    }
    html.append("</tbody>\n");
  }

  /** Only processes that are numbered can be more or fewer. */
  private static boolean hasNumber(List<ProcessInfo> members) {
    for (ProcessInfo member : members) {
      for (int i = 0; i < member.name().length(); i++) {
        char c = member.name().charAt(i);
        if (c >= '0' && c <= '9') {
          return true;
        }
      }
    }
    return false;
  }

  private void appendRow(ProcessInfo process) {
    String name = Namespec.of(process.group(), process.name());
    String encoded = PageText.percentEncoded(name);
    String escaped = PageText.escaped(name);
    html.append("<tr data-name=\"").append(escaped).append("\" data-state=\"");
    html.append(process.state()).append("\">\n<td><span class=\"").append(style(process.state()));
    html.append("\">").append(process.state().name().toLowerCase(Locale.ROOT));
    ProcessMarks marks = ProcessMarks.of(process);
    marks.appendWords(html.append("</span>"));
    html.append("</td><th scope=\"row\"><a href=\"tail.html?processname=").append(encoded);
    html.append("\">").append(escaped).append("</a></th><td>");
    html.append(PageText.escaped(process.description()));
    marks.appendNote(html);
    html.append("</td><td>");
    html.append(control.restarts(process.group(), process.name())).append("</td><td>\n");
    appendButtons(process, name, "processname=" + encoded);
    html.append("<a class=\"button\" href=\"tail.html?processname=").append(encoded);
    html.append("&amp;channel=stderr\" aria-label=\"Stderr of ").append(escaped);
    html.append("\">Stderr</a>\n</td></tr>\n");
  }

  private void appendButtons(ProcessInfo process, String name, String target) {
    ProcessState state = process.state();
    appendButton(
        target, name, "start", "Start", canStop(state) ? " hidden" : enabled(canStart(state)));
    appendButton(target, name, "stop", "Stop", canStop(state) ? "" : " hidden");
    appendButton(target, name, "restart", "Restart", enabled(state == ProcessState.RUNNING));
    if (control.canReload(process.group(), process.name())) {
      appendButton(target, name, "reload", "Reload", enabled(state == ProcessState.RUNNING));
    }
    appendButton(target, name, "clearlog", "Clear log", "");
    html.append("<a class=\"button\" href=\"tail.html?").append(target);
    html.append("\" aria-label=\"Stdout of ").append(PageText.escaped(name));
    html.append("\">Stdout</a>\n");
  }

  private static String enabled(boolean enabled) {
    return enabled ? "" : " disabled";
  }

  private void appendButton(
      String target, String name, String action, String label, String attributes) {
    html.append("<button formaction=\"index.html?").append(target).append("&amp;action=");
    html.append(action).append("\" data-action=\"").append(action).append("\" aria-label=\"");
    html.append(label).append(' ').append(PageText.escaped(name)).append('"');
    html.append(attributes).append('>').append(label).append("</button>\n");
  }

  private static boolean canStart(ProcessState state) {
    return state == ProcessState.STOPPED
        || state == ProcessState.EXITED
        || state == ProcessState.FATAL;
  }

  private static boolean canStop(ProcessState state) {
    return state == ProcessState.RUNNING
        || state == ProcessState.STARTING
        || state == ProcessState.BACKOFF;
  }

  private static String style(ProcessState state) {
    return switch (state) {
      case RUNNING -> "statusrunning";
      case FATAL, BACKOFF -> "statuserror";
      default -> "statusnominal";
    };
  }
}

package org.jsupervisor.supervisord.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.access.ActionToken;
import org.jsupervisor.supervisord.control.Namespec;
import org.jsupervisor.supervisord.control.ScalableProgram;

/** A field for the number of processes of each program that can be scaled. */
final class ScaleView {
  private static final String NONE =
      """
      <p class="empty">No program here can be scaled. It needs a number in \
      <code>process_name</code>, such as <code>%(program_name)s_%(process_num)02d</code>. \
      Event listeners, and FastCGI programs that scale by themselves, are not scaled by hand.</p>
      """;
  private static final String INTRODUCTION =
      """
      <p>How many processes a program has, until its <code>numprocs</code> is changed or the \
      daemon ends. Of too many the highest numbers are stopped.</p>
      <ul class="plan">
      """;

  private ScaleView() {}

  /** Appends the programs of one group, of all if none is named. */
  static void append(
      StringBuilder html,
      List<ScalableProgram> programs,
      @Nullable String group,
      ActionToken token) {
    int before = html.append(INTRODUCTION).length();
    for (ScalableProgram program : programs) {
      if (group == null || program.group().equals(group)) {
        append(html, program, html.length(), token);
      }
    }
    if (html.length() == before) {
      html.setLength(before - INTRODUCTION.length());
      html.append(NONE);
    } else {
      html.append("</ul>\n");
    }
  }

  /** {@code id} differs from those of the other programs. */
  private static void append(
      StringBuilder html, ScalableProgram program, int id, ActionToken token) {
    String name = program.group() + ":" + program.name();
    String shown = PageText.escaped(Namespec.of(program.group(), program.name()));
    html.append("<li>");
    ChangeFrame.appendForm(
        html, "action=scale&programname=" + PageText.percentEncoded(name), token);
    html.append("<p class=\"scale\"><label for=\"count").append(id).append("\">").append(shown);
    html.append("</label>\n<input id=\"count").append(id);
    html.append("\" type=\"number\" name=\"numprocs\" inputmode=\"numeric\" required min=\"0\"");
    html.append(" max=\"").append(ScalableProgram.MOST).append("\" value=\"");
    html.append(program.count()).append("\">\n<button aria-label=\"Scale ").append(shown);
    html.append("\">Scale</button></p>\n</form></li>\n");
  }
}

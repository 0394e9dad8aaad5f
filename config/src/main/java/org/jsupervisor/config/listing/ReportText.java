package org.jsupervisor.config.listing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.check.ConfigReport;
import org.jsupervisor.config.check.Problem;

/** Writes a report for people, each problem on a line that editors can follow. */
public final class ReportText {
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean isColoured;
  private final StringBuilder out = new StringBuilder();

  private ReportText(boolean isColoured) {
    this.isColoured = isColoured;
  }

  /** The text, ending in a line that counts. */
  public static String of(ConfigReport report, boolean isColoured) {
    ReportText text = new ReportText(isColoured);
    text.append(report);
    return text.out.toString();
  }

  private void append(ConfigReport report) {
    @Nullable Problem before = null;
    for (Problem problem : report.problems()) {
      if (before != null && !Objects.equals(before.file(), problem.file())) {
        out.append('\n');
      }
      append(problem);
      before = problem;
    }
    if (before != null) {
      out.append('\n');
    }
    String verdict = report.errors() == 0 ? " can be used: " : " would be refused: ";
    out.append(report.configFile()).append(verdict);
    out.append(counted(report.errors(), "error")).append(", ");
    out.append(counted(report.warnings(), "warning")).append('\n');
  }

  private void append(Problem problem) {
    if (problem.file() != null) {
      String line = problem.line() == 0 ? "" : ":" + problem.line();
      out.append(painted(BOLD, problem.file() + line + ":")).append(' ');
    }
    out.append(problem.isError() ? painted(RED, "error:") : painted(YELLOW, "warning:"));
    String section = problem.section();
    if (section != null && !problem.text().contains("[" + section + "]")) {
      out.append(" [").append(section).append(']');
      if (!problem.key().isEmpty() && !problem.text().startsWith(problem.key() + " ")) {
        out.append(' ').append(problem.key()).append(':');
      }
    }
    out.append(' ').append(problem.text().replace("\n", "\n  ")).append('\n');
    if (!problem.cure().isEmpty()) {
      out.append("  ").append(problem.cure()).append('\n');
    }
  }

  private String painted(String colour, String text) {
    return isColoured ? colour + text + PLAIN : text;
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

package org.jsupervisor.config.ini;

import java.util.List;

/** Refuses a text that is not INI, naming every line at fault. */
public final class IniSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the text. */
  public enum Problem {
    /** The first line listed stands before the first section header, the others are no option. */
    NO_SECTION_HEADER,
    /** The lines listed are neither header, option nor continuation. */
    NOT_AN_OPTION
  }

  /** One line at fault; {@code text} ends in LF unless the file ends without one. */
  public record Line(int number, String text) {}

  private final Problem problem;
  private final String file;

  @SuppressWarnings("serial") // Immutable lists of records; never serialized.
  private final List<Line> lines;

  IniSyntaxException(Problem problem, String file, List<Line> lines) {
    super(problem + " in " + file);
    this.problem = problem;
    this.file = file;
    this.lines = List.copyOf(lines);
  }

  public Problem problem() {
    return problem;
  }

  public String file() {
    return file;
  }

  public List<Line> lines() {
    return lines;
  }
}

package org.jsupervisor.config;

/** Has the last word on how many processes a program has while its configuration is loaded. */
public interface ProgramCounts {
  /**
   * How many processes that program of that group gets, counted from its numprocs_start; 0 for
   * none. If it is not numbered, no more than one.
   */
  int count(Program program);

  /**
   * A program as a file has it.
   *
   * @param section its whole name, such as {@code program:web}
   * @param numprocs as written, or the default
   * @param isNumbered whether its processes differ in name
   * @param isScaling whether its processes start and end as they are needed
   */
  record Program(
      String group, String section, int numprocs, boolean isNumbered, boolean isScaling) {
    private static final String LISTENER = "eventlistener:";

    /** What follows the first colon of the section's name. */
    public String name() {
      return section.substring(section.indexOf(':') + 1);
    }

    /** Whether its processes are event listeners. */
    public boolean isListener() {
      return section.startsWith(LISTENER);
    }
  }
}

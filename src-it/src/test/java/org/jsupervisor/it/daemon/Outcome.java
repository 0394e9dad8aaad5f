package org.jsupervisor.it.daemon;

import java.util.List;

/** What a finished command left: its exit status and everything it printed. */
public record Outcome(List<String> command, int exit, String stdout, String stderr) {

  /** The lines of the standard output, without line ends. */
  public List<String> lines() {
    return stdout.lines().toList();
  }

  /** Fails with everything printed if the command did not exit with 0. */
  public Outcome orFail() {
    if (exit != 0) {
      throw new AssertionError("cannot run " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return command + " exit " + exit + "\nstdout:\n" + stdout + "\nstderr:\n" + stderr;
  }
}

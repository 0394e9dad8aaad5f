package org.jsupervisor.config.policy;

/** How a program's output is written to its logs. */
public record OutputPolicy(OutputFormat stdout, OutputFormat stderr) {
  public static final OutputPolicy DEFAULT =
      new OutputPolicy(OutputFormat.PLAIN, OutputFormat.PLAIN);
}

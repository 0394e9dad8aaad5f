package org.jsupervisor.rpc.listener;

/**
 * Frames text that a program wants delivered as a PROCESS_COMMUNICATION event; needs {@code
 * stdout_capture_maxbytes} or {@code stderr_capture_maxbytes} in its section.
 */
public final class ProcessCommunication {
  private static final String BEGIN = "<!--XSUPERVISOR:BEGIN-->";
  private static final String END = "<!--XSUPERVISOR:END-->";

  private ProcessCommunication() {}

  /** The text to print, to be followed by a flush. */
  public static String framed(String data) {
    return BEGIN + data + END;
  }
}

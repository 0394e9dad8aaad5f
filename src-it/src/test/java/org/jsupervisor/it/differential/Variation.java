package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What two runs of one program do not share, and so the comparison does away with; all of it is
 * here.
 *
 * <ul>
 *   <li>Times, pids, directories, ports and random parts of file names.
 *   <li>Independent processes act in any order: the lines and the events of each are compared.
 *   <li>A ready listener hears of events as fast as it can: that events wait is not compared, nor
 *       is which number an event has, only that numbers go up by one.
 *   <li>Reports of waiting for all repeat every three seconds: the first of each end is compared.
 *   <li>The original does not report waiting for one that ends at once: the distribution must at
 *       least report what the original did.
 *   <li>An end may be noticed by its closed pipes or with them, and as long as {@code startsecs=0}
 *       has not been looked at a process is still STARTING: that pipes were closed, and that
 *       success, are not compared.
 *   <li>Output and the answers of listeners are cut into pieces anywhere.
 *   <li>SIGCHLD is one line for one or several ends.
 *   <li>Ticks depend on the time of day: only that they come is compared.
 * </ul>
 */
final class Variation {
  private static final Pattern OUTPUT =
      Pattern.compile("(?s)(DEBG '\\S+' std(?:out|err) output:)\n?(.*)");
  private static final Pattern LISTENER = Pattern.compile("(?s)DEBG '\\S+' stdout output:\nb'.*");

  private Variation() {}

  /** The entries that runs share. */
  static List<String> inLog(List<String> entries) {
    List<String> shared = new ArrayList<>();
    boolean isEnding = false;
    for (String entry : entries) {
      String line = entry.replaceAll("^DEBG event \\d+ sent", "DEBG event N sent");
      if (line.contains("supervisord started with pid")) {
        isEnding = false;
      }
      boolean isReport = line.endsWith(" to die");
      if (!(isReport && isEnding) && !variesInLog(line)) {
        shared.add(line);
      }
      isEnding |= isReport;
    }
    return shared;
  }

  private static boolean variesInLog(String line) {
    return isWaitForOne(line)
        || line.contains("has stayed up for > than 0 seconds")
        || line.startsWith("DEBG fd ")
        || line.startsWith("DEBG received SIGCHLD")
        || line.startsWith("DEBG rebuffering event ")
        || LISTENER.matcher(line).matches();
  }

  static boolean isWaitForOne(String line) {
    return line.endsWith(" to stop");
  }

  /** The entries about a process: pieces of its output are one, after all else. */
  static List<String> inLifeOfProcess(List<String> entries) {
    List<String> shared = new ArrayList<>();
    StringBuilder stdout = new StringBuilder();
    StringBuilder stderr = new StringBuilder();
    for (String entry : entries) {
      var output = OUTPUT.matcher(entry);
      if (output.matches()) {
        boolean isStdout = output.group(1).contains(" stdout ");
        (isStdout ? stdout : stderr).append(output.group(2)).append('\n');
      } else {
        shared.add(entry);
      }
    }
    if (stdout.length() + stderr.length() > 0) {
      shared.add("stdout: " + stdout + "stderr: " + stderr);
    }
    return shared;
  }

  /** The text of an event with the length it has if its pid has five digits. */
  static String withPidOfFiveDigits(String event) {
    var length = Pattern.compile("len:(\\d+)(\n[^\n]* pid:)([1-9]\\d*)").matcher(event);
    return length.replaceAll(
        found -> {
          int size = Integer.parseInt(found.group(1)) + 5 - found.group(3).length();
          return "len:" + size + found.group(2) + found.group(3);
        });
  }
}

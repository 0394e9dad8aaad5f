package org.jsupervisor.it.differential;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What two runs of one program do not share, and so the comparison does away with; all of it is
 * here.
 *
 * <ul>
 *   <li>Times, pids, directories, ports and random parts of file names.
 *   <li>Independent processes act in any order: the lines and the events of each are compared.
 *   <li>A ready listener hears of events as fast as it can, and how many a pool hears of in its end
 *       differs on purpose: that events wait, how often a listener changes state and which number
 *       an event has are not compared, only that numbers go up, those of a pool by one.
 *   <li>Reports of waiting for all repeat every three seconds: the first of each end is compared,
 *       but not the states told with it, since stopped groups do not delay the stop of the next
 *       one.
 *   <li>The original does not report waiting for one that ends at once: the distribution must at
 *       least report what the original did.
 *   <li>An end may be noticed by its closed pipes or with them, and as long as {@code startsecs=0}
 *       has not been looked at a process is still STARTING: that pipes were closed, and that
 *       success, are not compared.
 *   <li>Output and the answers of listeners are cut into pieces anywhere.
 *   <li>How often the test asks, and by which connections, shows at the levels trace and blather.
 *   <li>SIGCHLD is one line for one or several ends.
 *   <li>What the table of deliberate differences has, shows in the log: a syslog that is missing,
 *       the host of a TCP server at the level trace.
 *   <li>Ticks depend on the time of day: only that they come is compared.
 * </ul>
 */
final class Variation {
  private static final Pattern OUTPUT =
      Pattern.compile("(?s)(DEBG '\\S+' std(?:out|err) output:)\n?(.*)");
  private static final Pattern LISTENER = Pattern.compile("(?s)DEBG '\\S+' stdout output:\nb'.*");

  private static final Pattern ROUND =
      Pattern.compile("DEBG event N sent to .*|DEBG \\S+: ([A-Z]+ -> [A-Z]+|event was processed)");

  private Variation() {}

  /** Removes what the last listeners of a pool heard after the test had said it would end. */
  static void forgetEndsOfPools(List<String> events) {
    boolean isEnding = false;
    for (Iterator<String> all = events.iterator(); all.hasNext(); ) {
      String event = all.next();
      isEnding &= !event.contains(" poolserial:0 ");
      if (isEnding || event.isEmpty()) {
        all.remove();
      }
      isEnding |= event.contains("\ntype:restart\n");
    }
  }

  /** The entries that runs share. */
  static List<String> inLog(List<String> entries) {
    List<String> shared = new ArrayList<>();
    boolean isEnding = false;
    for (String entry : entries) {
      String line =
          entry
              .replaceAll("^DEBG event \\d+ sent", "DEBG event N sent")
              .replaceAll("(Medusa .*\n\tHostname: )(?!<).*", "$1HOST");
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
        || line.startsWith("WARN cannot send to syslog ")
        || line.matches("WARN lost output: \\d+ bytes of syslog at /dev/log")
        || line.matches("BLAT \\S+ state: .*")
        || line.startsWith("BLAT read event ")
        || line.startsWith("BLAT write event ")
        || (line.startsWith("TRAC ") && !line.contains("Medusa"))
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
      } else if (!ROUND.matcher(entry).matches()) {
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

package org.jsupervisor.supervisord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsupervisor.config.value.LosslessText;

/**
 * What the launcher handed over.
 *
 * @param programName the command as it was called
 * @param readyFd where the launcher waits for the outcome of a daemonizing start, -1 if it does not
 * @param launcher the same, open
 * @param environment the variables the daemon was started with, the launcher's own left out
 */
record LaunchSettings(
    String programName, int readyFd, LauncherPipe launcher, Map<String, String> environment) {
  private static final String OWN_PREFIX = "JSUPERVISOR_";
  private static final String SIGNAL_OF_THE_JVM = "_JAVA_SR_SIGNUM";

  static LaunchSettings read() throws IOException {
    byte[] raw = Files.readAllBytes(Path.of("/proc/self/environ"));
    int readyFd = Integer.getInteger("jsupervisor.readyFd", -1);
    return new LaunchSettings(
        System.getProperty("jsupervisor.argv0", "jsupervisord"),
        readyFd,
        new LauncherPipe(readyFd),
        original(decode(raw), System.getProperty("jsupervisor.home") != null));
  }

  private static Map<String, String> decode(byte[] raw) {
    Map<String, String> environment = new LinkedHashMap<>();
    int start = 0;
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == 0) {
        String pair = LosslessText.decode(raw, start, i - start);
        int equals = pair.indexOf('=', 1);
        if (equals > 0) {
          environment.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        start = i + 1;
      }
    }
    return environment;
  }

  /**
   * Undoes what the launcher did for this JVM: it runs under a locale of its own and keeps each
   * variable {@code X} it had to change as {@code JSUPERVISOR_X}, behind an equals sign.
   */
  static Map<String, String> original(Map<String, String> environment, boolean wasLaunched) {
    Map<String, String> original = new LinkedHashMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      boolean isOwn = name.startsWith(OWN_PREFIX) || name.equals(SIGNAL_OF_THE_JVM);
      if (!isOwn && !(wasLaunched && name.equals("LC_ALL"))) {
        original.put(name, variable.getValue());
      }
    }
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(OWN_PREFIX) && variable.getValue().startsWith("=")) {
        original.put(name.substring(OWN_PREFIX.length()), variable.getValue().substring(1));
      }
    }
    return original;
  }

  boolean isDaemonizing() {
    return readyFd >= 0;
  }

  /** Tells the launcher how the start went: an exit status, or {@code foreground}. */
  void report(String outcome) {
    launcher.report(outcome);
  }
}

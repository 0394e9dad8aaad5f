package org.jsupervisor.it.section;

import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;

/** A shell that runs until a trap ends it, and prints {@code set} once its trap is set. */
final class TrapProgram {
  private TrapProgram() {}

  /**
   * Starts a daemon with this program alone and waits until its trap is set.
   *
   * @param trap what the shell does and on which signal, the arguments of {@code trap}
   * @param options more lines of the section
   */
  static RunningDaemon start(Sandbox sandbox, String name, String trap, String options) {
    String section =
        """
        [program:NAME]
        command=/bin/sh -c 'trap TRAP; echo set; while :; do sleep 0.05; done'
        startsecs=0
        stdout_logfile=@DIR@/NAME.out
        """;
    RunningDaemon daemon =
        Launch.start(sandbox, section.replace("NAME", name).replace("TRAP", trap) + options);
    sandbox.file(name + ".out").await("set");
    daemon.awaitRunning(name);
    return daemon;
  }
}

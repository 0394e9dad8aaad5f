package org.jsupervisor.supervisord.group;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.logfile.LogTargets;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.spawn.Spawner;
import org.jsupervisor.supervisord.stdio.InputPump;
import org.jsupervisor.supervisord.stdio.OutputSink;
import org.jsupervisor.supervisord.stdio.StdioPump;

/** The pipes and open logs of one child, from before its spawn until after its end. */
final class ChildStreams {
  /** How many bytes may wait for a child that does not read its stdin. */
  private static final int STDIN_BYTES = 16 * 1024 * 1024;

  private final String name;
  private final Surroundings around;
  private final StdioPump pump;
  private final LogTargets stdout;
  private final LogTargets stderr;

  private ChildStreams(
      String name, Surroundings around, StdioPump pump, LogTargets stdout, LogTargets stderr) {
    this.name = name;
    this.around = around;
    this.pump = pump;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /**
   * Makes pipes and opens logs.
   *
   * @param socketFd becomes the child's descriptor 0, -1 for a pipe
   */
  static ChildStreams open(ManagedProcess process, Surroundings around, int socketFd)
      throws IOException {
    boolean redirects = process.config().redirectStderr();
    StdioPump pump =
        socketFd < 0
            ? StdioPump.open(around.pumps(), redirects)
            : StdioPump.openWithStdin(around.pumps(), socketFd, redirects);
    @Nullable LogTargets stdout = null;
    try {
      stdout = process.outputs().openStdout(around.logFiles());
      LogTargets stderr = process.outputs().openStderr(around.logFiles());
      return new ChildStreams(process.name(), around, pump, stdout, stderr);
    } catch (IOException e) {
      if (stdout != null) {
        stdout.release();
      }
      pump.close();
      throw e;
    }
  }

  /** What the child gets as 0, 1 and 2. */
  Spawner.Streams childEnds() {
    return new Spawner.Streams(pump.childStdin(), pump.childStdout(), pump.childStderr());
  }

  /** Begins to move bytes, once the child exists. */
  void start(ManagedProcess process, Companions companions) {
    pump.closeChildEnds();
    ChannelSinks sinks = new ChannelSinks(process, around);
    OutputSink output = companions.hear("stdout", sinks.stdout(stdout));
    OutputSink error = companions.hear("stderr", sinks.stderr(stderr));
    try {
      pump.start(
          PipeLogSink.around(output, process, "stdout", around.log()),
          PipeLogSink.around(error, process, "stderr", around.log()),
          STDIN_BYTES,
          this::stdinClosed);
    } catch (PosixException e) {
      around.log().log(
          LogLevel.CRITICAL, "cannot watch the output of " + name + ": " + e.getMessage());
    }
  }

  private void stdinClosed(PosixException reason) {
    around.log().log(LogLevel.DEBUG, "fd of " + name + " stdin closed: " + reason.getMessage());
  }

  /** Queues bytes for the child; false if its stdin is closed, full or not ours. */
  boolean writeStdin(byte[] bytes) {
    InputPump input = pump.input();
    return input != null && input.write(bytes);
  }

  /** Takes the output that is in the pipes now. */
  void drain() {
    try {
      pump.drain();
    } catch (PosixException e) {
      around.log().log(
          LogLevel.CRITICAL, "cannot read the output of " + name + ": " + e.getMessage());
    }
  }

  void reopenLogs() {
    stdout.reopen();
    stderr.reopen();
  }

  void close() {
    pump.close();
    stdout.release();
    stderr.release();
  }
}

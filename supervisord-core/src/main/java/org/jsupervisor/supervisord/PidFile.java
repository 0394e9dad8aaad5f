package org.jsupervisor.supervisord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.PidFileReader;
import org.jsupervisor.supervisord.posix.ProcessTable;
import org.jsupervisor.supervisord.previous.PreviousRun;

/**
 * The file that tells the daemon's pid (daemon.md 3.4); any older one is overwritten. One that
 * cannot be written is tried again until it can. Confined to the loop thread.
 */
final class PidFile {
  private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 60 * FIRST_PAUSE_NANOS;

  private final MainLog log;
  private final EventLoop loop;
  private final ProcessTable processes;
  private final int pid;
  private final @Nullable String serverUrl;
  private final Path file;
  private final byte[] content;
  private final Timer retry;
  private long pauseNanos = FIRST_PAUSE_NANOS;
  private boolean isWritten;
  private @Nullable PreviousRun previous;

  /** {@code pid} is that of this daemon. */
  PidFile(SupervisordConfig config, ProcessTable processes, int pid, EventLoop loop, MainLog log) {
    this.log = log;
    this.loop = loop;
    this.processes = processes;
    this.pid = pid;
    this.serverUrl = config.serverUrl();
    this.file = Path.of(config.pidfile());
    this.content = (pid + "\n").getBytes(StandardCharsets.US_ASCII);
    this.retry = loop.timer(this::writeAgain);
  }

  /** Writes the file, or has it tried again later. */
  void write() {
    lookForAnother();
    if (!hasWritten()) {
      log.log(LogLevel.CRITICAL, "could not write pidfile " + file);
      writeLater();
    }
  }

  private boolean hasWritten() {
    try {
      Files.write(file, content);
      isWritten = true;
    } catch (IOException e) {
      isWritten = false;
    }
    return isWritten;
  }

  private void writeLater() {
    retry.reschedule(loop.nowNanos() + pauseNanos);
    pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
  }

  private void writeAgain() {
    if (hasWritten()) {
      log.log(LogLevel.INFO, "pidfile " + file + " is written at last");
    } else {
      writeLater();
    }
  }

  /** Better than the original, which lets two daemons run the same programs without a word. */
  private void lookForAnother() {
    int other = PidFileReader.read(file.toString());
    if (other == 0 || other == pid) {
      return;
    }
    if (processes.commandLine(other).contains("supervisord")) {
      String text = " is that of a supervisord which is running with pid ";
      log.log(LogLevel.WARN, "pidfile " + file + text + other);
    } else {
      tellOfPreviousRun(other);
    }
  }

  private void tellOfPreviousRun(int other) {
    String text = " is that of a supervisord which ended without removing it, pid ";
    log.log(LogLevel.WARN, "pidfile " + file + text + other);
    previous =
        new PreviousRun(loop, processes, pid, serverUrl, line -> log.log(LogLevel.WARN, line));
    previous.tellWhatIsLeft();
  }

  /** Removes the file, if this daemon wrote one and no other daemon has written to it since. */
  void remove() {
    retry.cancel();
    if (previous != null) {
      previous.cancel();
    }
    if (!isWritten) {
      return;
    }
    try {
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      log.log(LogLevel.WARN, "cannot remove pidfile " + file + ": " + e.getMessage());
    }
  }
}

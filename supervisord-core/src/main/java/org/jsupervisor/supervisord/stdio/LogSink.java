package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.logfile.RotatingLogFile;

/** Writes output to a log file, which outlives the channel. Confined to the loop thread. */
public final class LogSink implements OutputSink {
  private final RotatingLogFile log;

  public LogSink(RotatingLogFile log) {
    this.log = log;
  }

  @Override
  public void output(ByteBuffer bytes) {
    log.write(bytes);
  }

  @Override
  public boolean takesLargeChunks() {
    return true;
  }

  @Override
  public void closed() {
    // The file belongs to the process, not to one run of it.
  }
}

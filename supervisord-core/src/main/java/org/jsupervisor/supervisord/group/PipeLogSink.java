package org.jsupervisor.supervisord.group;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.stdio.Backlog;
import org.jsupervisor.supervisord.stdio.OutputSink;

/**
 * Tells the main log, at its finest levels, what happens on one pipe of a child (daemon.md 5.2).
 * Confined to the loop thread.
 */
record PipeLogSink(OutputSink next, ManagedProcess process, String channel, MainLog log)
    implements OutputSink {

  /** The sink itself unless the main log wants to know that much. */
  static OutputSink around(OutputSink next, ManagedProcess process, String channel, MainLog log) {
    return log.isEnabled(LogLevel.DEBUG) ? new PipeLogSink(next, process, channel, log) : next;
  }

  @Override
  public void output(ByteBuffer bytes) {
    logRead();
    next.output(bytes);
  }

  @Override
  public @Nullable Backlog backlog() {
    return next.backlog();
  }

  @Override
  public void ended(int fd) {
    logRead();
    log.log(LogLevel.DEBUG, "fd " + fd + " closed, stopped monitoring " + reader());
    next.ended(fd);
  }

  @Override
  public void closed() {
    next.closed();
  }

  private void logRead() {
    if (log.isEnabled(LogLevel.BLATHER)) {
      log.log(LogLevel.BLATHER, "read event caused by " + reader());
    }
  }

  // Compatibility: the names of the original's classes, as scripts may look for them.
  private String reader() {
    boolean isProtocol = process.listener() != null && channel.equals("stdout");
    return (isProtocol ? "<PEventListenerDispatcher at " : "<POutputDispatcher at ")
        + System.identityHashCode(this)
        + " for <Subprocess at "
        + System.identityHashCode(process)
        + " with name "
        + process.name()
        + " in state "
        + process.state()
        + "> ("
        + channel
        + ")>";
  }
}

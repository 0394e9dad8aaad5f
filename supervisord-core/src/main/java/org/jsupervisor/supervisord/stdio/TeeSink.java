package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Gives the same output to several sinks in turn. Confined to the loop thread. */
public final class TeeSink implements OutputSink {
  private final OutputSink[] sinks;

  /** The sinks in the order in which they are served; none of them may change the bytes. */
  public TeeSink(OutputSink... sinks) {
    this.sinks = sinks.clone();
  }

  @Override
  public void output(ByteBuffer bytes) {
    for (OutputSink sink : sinks) {
      sink.output(bytes.duplicate());
    }
  }

  /** The first one's that has one; there is one syslog at most. */
  @Override
  public @Nullable Backlog backlog() {
    for (OutputSink sink : sinks) {
      Backlog backlog = sink.backlog();
      if (backlog != null) {
        return backlog;
      }
    }
    return null;
  }

  @Override
  public void closed() {
    for (OutputSink sink : sinks) {
      sink.closed();
    }
  }
}

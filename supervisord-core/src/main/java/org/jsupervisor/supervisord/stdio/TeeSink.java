package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;

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

  @Override
  public void closed() {
    for (OutputSink sink : sinks) {
      sink.closed();
    }
  }
}

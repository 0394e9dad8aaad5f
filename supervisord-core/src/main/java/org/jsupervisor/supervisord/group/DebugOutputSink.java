package org.jsupervisor.supervisord.group;

import java.nio.ByteBuffer;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.event.BytesText;
import org.jsupervisor.supervisord.stdio.OutputSink;

/** Copies output into the main log, at debug level (daemon.md 5.5). */
record DebugOutputSink(String name, String channel, MainLog log) implements OutputSink {
  @Override
  public void output(ByteBuffer bytes) {
    byte[] data = new byte[bytes.remaining()];
    bytes.get(data);
    log.log(LogLevel.DEBUG, "'" + name + "' " + channel + " output:\n" + BytesText.decode(data));
  }

  @Override
  public void closed() {
    // Nothing is held back.
  }
}

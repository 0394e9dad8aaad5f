package org.jsupervisor.supervisord.group;

import java.nio.ByteBuffer;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.event.BytesText;
import org.jsupervisor.supervisord.stdio.OutputSink;

/** Hands a listener's stdout to its protocol. Confined to the loop thread. */
record ProtocolSink(String name, EventListener listener, MainLog log) implements OutputSink {
  @Override
  public void output(ByteBuffer bytes) {
    byte[] data = new byte[bytes.remaining()];
    bytes.get(data);
    if (log.isEnabled(LogLevel.DEBUG)) {
      log.log(LogLevel.DEBUG, "'" + name + "' stdout output:\n" + BytesText.literal(data));
    }
    listener.output(data);
  }

  @Override
  public void closed() {
    // The end of the process is told by its exit.
  }
}

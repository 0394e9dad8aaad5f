package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sends output to syslog, a message per line. Confined to the loop thread. */
public final class SyslogSink implements OutputSink {
  private final Syslog syslog;
  private final byte[] prefix;

  /** A sink for one channel of the process; the connection is the caller's. */
  public SyslogSink(Syslog syslog, String processName) {
    this.syslog = syslog;
    prefix = (processName + " ").getBytes(StandardCharsets.UTF_8);
  }

  // Compatibility: newlines at the end of a chunk are dropped, empty lines within it are kept.
  @Override
  public void output(ByteBuffer bytes) {
    int limit = bytes.limit();
    while (limit > bytes.position() && bytes.get(limit - 1) == '\n') {
      limit--;
    }
    int start = bytes.position();
    for (int i = start; i <= limit; i++) {
      if (i == limit || bytes.get(i) == '\n') {
        syslog.send(prefix, bytes.duplicate().limit(i).position(start));
        start = i + 1;
      }
    }
    bytes.position(bytes.limit());
  }

  @Override
  public @Nullable Backlog backlog() {
    return syslog.backlog();
  }

  @Override
  public void closed() {
    // The connection is shared.
  }
}

package org.jsupervisor.supervisord.listener;

import java.nio.charset.StandardCharsets;
import org.jsupervisor.supervisord.event.Event;

/** Writes an event as a listener reads it on its stdin (daemon.md 6.3). */
public final class Envelope {
  private Envelope() {}

  /**
   * The header line and the payload.
   *
   * <p>Compatibility: {@code len} counts characters (code points) of the payload, not its bytes;
   * listeners that read text, as most do, depend on it.
   */
  public static byte[] bytes(String identifier, String pool, BufferedEvent buffered) {
    Event event = buffered.event();
    String payload = event.payload();
    String text =
        "ver:3.0 server:"
            + identifier
            + " serial:"
            + buffered.serial()
            + " pool:"
            + pool
            + " poolserial:"
            + buffered.poolSerial()
            + " eventname:"
            + event.type()
            + " len:"
            + payload.codePointCount(0, payload.length())
            + "\n"
            + payload;
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package org.jsupervisor.rpc.http;

import java.time.Duration;

/**
 * What a client may take of the server's memory, time and descriptors.
 *
 * @param headerBytes request line and headers of one request
 * @param bodyBytes body of one request
 * @param headerTime from the first byte of a request (or from connecting) to the end of its head
 * @param bodyTime from the end of the head to the end of the body
 * @param idleTime between two requests of a connection
 * @param stallTime without progress while an answer is being sent; streams may stall for ever
 * @param connections open at the same time on one server
 */
public record HttpLimits(
    int headerBytes,
    int bodyBytes,
    Duration headerTime,
    Duration bodyTime,
    Duration idleTime,
    Duration stallTime,
    int connections) {

  /**
   * Generous, for the original had none. Two idle hours, because an event listener that acts on
   * TICK_3600 keeps its connection and does not retry.
   */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          64 * 1024,
          4 * 1024 * 1024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofHours(2),
          Duration.ofSeconds(120),
          256);
}

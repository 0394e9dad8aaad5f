package org.jsupervisor.supervisord.lines;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Writes pieces of lines. A line is one piece unless it is long or late. */
interface LineFormat {
  /**
   * Writes one piece.
   *
   * @param piece without the line feed, backed by an array; taken whole
   * @param isFirst whether the line begins with it
   * @param isLast whether the line ends with it
   */
  void write(ByteBuffer piece, boolean isFirst, boolean isLast, Instant now, LineOutput out);

  /** Ends a line whose last piece was not known to be the last. */
  void end(LineOutput out);
}

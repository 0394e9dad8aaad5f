package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Removes escape sequences of colours and cursor movement before the next sink, also where they are
 * split over chunks. Confined to the loop thread.
 */
public final class AnsiStripper implements OutputSink {
  private static final byte ESCAPE = 0x1b;
  private static final String FINAL_BYTES = "HfABCDRsuJKhlpm";

  private enum Place {
    TEXT,
    AFTER_ESCAPE,
    IN_SEQUENCE
  }

  private final OutputSink next;
  private final ByteBuffer heldEscape = ByteBuffer.allocateDirect(1);
  private Place place = Place.TEXT;

  public AnsiStripper(OutputSink next) {
    this.next = next;
  }

  @Override
  public void output(ByteBuffer bytes) {
    int kept = bytes.position();
    boolean isEscapeHeld = place == Place.AFTER_ESCAPE;
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      byte b = bytes.get(i);
      switch (place) {
        case TEXT -> {
          bytes.put(kept++, b);
          place = b == ESCAPE ? Place.AFTER_ESCAPE : Place.TEXT;
        }
        case AFTER_ESCAPE -> {
          if (b == '[') {
            // The escape was kept on trial, in this chunk or held back from the former one.
            kept -= isEscapeHeld ? 0 : 1;
            place = Place.IN_SEQUENCE;
          } else {
            if (isEscapeHeld) {
              releaseEscape();
            }
            bytes.put(kept++, b);
            place = b == ESCAPE ? Place.AFTER_ESCAPE : Place.TEXT;
          }
          isEscapeHeld = false;
        }
        case IN_SEQUENCE -> place = isEnd(b) ? Place.TEXT : Place.IN_SEQUENCE;
      }
    }
    if (place == Place.AFTER_ESCAPE && !isEscapeHeld) {
      kept--;
    }
    if (kept > bytes.position()) {
      next.output(bytes.limit(kept));
    }
  }

  @Override
  public boolean takesLargeChunks() {
    return next.takesLargeChunks();
  }

  @Override
  public @Nullable Backlog backlog() {
    return next.backlog();
  }

  // Compatibility: an unknown sequence takes the text after it along, up to a known final byte, but
  // here no further than to the end of the line.
  private static boolean isEnd(byte b) {
    return b == '\n' || FINAL_BYTES.indexOf(b) >= 0;
  }

  private void releaseEscape() {
    next.output(heldEscape.clear().put(ESCAPE).flip());
  }

  @Override
  public void closed() {
    if (place == Place.AFTER_ESCAPE) {
      releaseEscape();
    }
    place = Place.TEXT;
    next.closed();
  }
}

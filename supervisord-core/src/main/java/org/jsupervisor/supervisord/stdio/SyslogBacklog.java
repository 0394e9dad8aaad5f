package org.jsupervisor.supervisord.stdio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/**
 * Messages that wait for syslog's reader. While they are many, the pipes of programs whose output
 * goes to syslog are not read: these programs alone wait then, where in the original everything
 * does, and nothing is lost however slow the reader is. One that takes nothing at all for a while
 * holds nobody up any longer; what does not fit then is lost. Confined to the loop thread.
 */
final class SyslogBacklog implements Backlog {
  /** Holds the chunk that makes the backlog long, even if it is nothing but line ends. */
  static final int MOST_BYTES = 8 << 20;

  static final int LONG_BYTES = 2 << 20;
  static final int SHORT_BYTES = 1 << 20;

  /** What keeping a message costs besides its bytes. */
  static final int MESSAGE_OVERHEAD = 32;

  /** Less than the time that programs get to stop, unless told otherwise. */
  static final long PATIENCE_NANOS = 5_000_000_000L;

  private final EventLoop loop;
  private ArrayDeque<byte[]> messages = new ArrayDeque<>();
  private List<Runnable> waiting = new ArrayList<>();
  private @Nullable Timer patience;
  private int heldBytes;
  private long progressNanos;
  private boolean isGivenUp;

  SyslogBacklog(EventLoop loop) {
    this.loop = loop;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** False if the message does not fit any more. */
  boolean add(byte[] message) {
    int bytes = message.length + MESSAGE_OVERHEAD;
    if (bytes > MOST_BYTES - heldBytes) {
      return false;
    }
    if (messages.isEmpty()) {
      progressNanos = loop.nowNanos();
    }
    messages.add(message);
    heldBytes += bytes;
    return true;
  }

  /** The message that is to be sent next. */
  byte @Nullable [] first() {
    return messages.peek();
  }

  /** The first message was sent. */
  void removeFirst() {
    heldBytes -= messages.remove().length + MESSAGE_OVERHEAD;
    progressNanos = loop.nowNanos();
    isGivenUp = false;
    if (heldBytes <= SHORT_BYTES && !waiting.isEmpty()) {
      resume();
    }
    if (messages.isEmpty()) {
      forget();
    }
  }

  /** Gives all up; returns how many bytes the messages had. */
  long clear() {
    long bytes = heldBytes - (long) messages.size() * MESSAGE_OVERHEAD;
    forget();
    resume();
    return bytes;
  }

  /** Gives the memory of a long queue back. */
  private void forget() {
    messages = new ArrayDeque<>();
    heldBytes = 0;
    isGivenUp = false;
  }

  @Override
  public boolean isLong() {
    return heldBytes > LONG_BYTES && !isGivenUp;
  }

  @Override
  public void whenShort(Runnable action) {
    waiting.add(action);
    if (patience == null) {
      patience = loop.timer(this::lookForProgress);
    }
    if (!patience.isScheduled()) {
      patience.reschedule(progressNanos + PATIENCE_NANOS);
    }
  }

  private void lookForProgress() {
    if (loop.nowNanos() - progressNanos >= PATIENCE_NANOS) {
      isGivenUp = true;
      resume();
    } else if (patience != null) {
      patience.reschedule(progressNanos + PATIENCE_NANOS);
    }
  }

  private void resume() {
    if (patience != null) {
      patience.cancel();
    }
    List<Runnable> actions = waiting;
    waiting = new ArrayList<>();
    for (Runnable action : actions) {
      action.run();
    }
  }
}

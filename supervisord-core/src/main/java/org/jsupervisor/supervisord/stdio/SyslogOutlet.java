package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.TimeSource;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * Hands messages to a datagram socket, in order and without waiting for its reader: what finds no
 * room is kept in memory and sent when there is, and what does not fit there either is counted and
 * lost. Confined to the loop thread.
 */
final class SyslogOutlet {
  private static final int LARGEST_MESSAGE = 64 * 1024;
  private static final int MESSAGES_PER_TURN = 256;
  private static final int CLOSED = -1;

  /** A server that is not there is noticed by some of the messages only. */
  private static final int CALM_SECONDS = 60;

  private final Posix posix;
  private final EventLoop loop;
  private final TimeSource time;
  private final String path;
  private final @Nullable SyslogServer server;
  private final SyslogTrouble trouble;
  private final ByteBuffer message = ByteBuffer.allocateDirect(LARGEST_MESSAGE);
  private final SyslogBacklog waiting;
  private int socket = CLOSED;
  private @Nullable Watch watch;
  private boolean isTroubled;
  private long troubledSecond;
  private long unreachedBytes;

  /** For the UNIX socket at {@code path}, or for a server elsewhere with that name. */
  SyslogOutlet(
      Posix posix,
      EventLoop loop,
      TimeSource time,
      String path,
      @Nullable SyslogServer server,
      SyslogTrouble trouble) {
    this.posix = posix;
    this.loop = loop;
    this.time = time;
    this.path = path;
    this.server = server;
    this.trouble = trouble;
    this.waiting = new SyslogBacklog(loop);
  }

  Backlog backlog() {
    return waiting;
  }

  /** The buffer for the next message, empty. */
  ByteBuffer begin() {
    return message.clear();
  }

  /** Sends what the buffer holds from its beginning to its position, or keeps it. */
  void send() {
    message.flip();
    if (!waiting.isEmpty()) {
      keep();
      return;
    }
    try {
      if (isSent()) {
        calmDown();
      } else {
        keep();
        watchForRoom();
      }
    } catch (PosixException e) {
      unreachedBytes += waiting.isEmpty() ? message.limit() : 0;
      fail(e);
    }
  }

  private void keep() {
    byte[] kept = new byte[message.rewind().remaining()];
    message.get(kept);
    if (!waiting.add(kept)) {
      lost(kept.length);
    }
  }

  /** False if there is no room for the message in the buffer. */
  private boolean isSent() throws PosixException {
    if (socket != CLOSED) {
      try {
        return isWritten();
      } catch (PosixException e) {
        // A syslog daemon that was restarted is only noticed by failing once.
        disconnect();
        if (server != null) {
          tell(e); // Nobody took the message before this one.
        }
      }
    }
    socket = server == null ? posix.connectDatagram(path) : server.connect(posix);
    return isWritten();
  }

  private boolean isWritten() throws PosixException {
    return posix.write(socket, message.rewind()) != Posix.WOULD_BLOCK;
  }

  private void watchForRoom() throws PosixException {
    if (watch == null && !waiting.isEmpty()) {
      watch = loop.watch(socket, Poller.WRITE, readySet -> ready());
    }
  }

  private void ready() {
    try {
      sendWaiting();
      watchForRoom();
    } catch (PosixException e) {
      fail(e);
    }
    if (waiting.isEmpty()) {
      stopWatching();
    }
  }

  private void sendWaiting() throws PosixException {
    int left = MESSAGES_PER_TURN;
    byte[] first = waiting.first();
    while (first != null && left > 0) {
      message.clear().put(first).flip();
      if (!isSent()) {
        return;
      }
      waiting.removeFirst();
      calmDown();
      left--;
      first = waiting.first();
    }
  }

  private void calmDown() {
    isTroubled = isTroubled && server != null && second() < troubledSecond + CALM_SECONDS;
    if (!isTroubled) {
      tellUnreached();
    }
  }

  private void fail(PosixException reason) {
    disconnect();
    lost(waiting.clear());
    tell(reason);
  }

  private void tell(PosixException reason) {
    troubledSecond = second();
    if (!isTroubled) {
      isTroubled = true;
      trouble.happened("cannot send to syslog at " + path + ": " + reason.getMessage());
    }
  }

  private long second() {
    return time.wall().getEpochSecond();
  }

  private void tellUnreached() {
    lost(unreachedBytes);
    unreachedBytes = 0;
  }

  private void lost(long bytes) {
    if (bytes > 0) {
      trouble.lost("syslog at " + path, bytes);
    }
  }

  /**
   * Waits until what was kept is sent, for the end, when the loop serves nobody any more; what is
   * left at the deadline is lost.
   *
   * @param deadlineNanos by the monotonic clock
   */
  void drain(long deadlineNanos) {
    stopWatching();
    try {
      if (!waiting.isEmpty()) {
        awaitSent(deadlineNanos);
      }
    } catch (PosixException e) {
      fail(e);
    }
    lost(waiting.clear());
    tellUnreached();
  }

  private void awaitSent(long deadlineNanos) throws PosixException {
    Poller poller = posix.poller();
    try {
      long left = deadlineNanos - time.nanos();
      while (!waiting.isEmpty() && left > 0) {
        int awaited = socket;
        poller.add(awaited, Poller.WRITE);
        poller.poll(left);
        poller.remove(awaited);
        sendWaiting();
        left = deadlineNanos - time.nanos();
      }
    } finally {
      poller.close();
    }
  }

  /** Closes the connection; what is kept is lost. */
  void close() {
    disconnect();
    lost(waiting.clear());
    tellUnreached();
  }

  private void disconnect() {
    stopWatching();
    if (socket != CLOSED) {
      posix.close(socket);
      socket = CLOSED;
    }
  }

  private void stopWatching() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }
}

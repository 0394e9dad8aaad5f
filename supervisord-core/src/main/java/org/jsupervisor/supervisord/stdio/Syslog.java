package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.TimeSource;
import org.jsupervisor.supervisord.posix.Posix;

/**
 * Sends messages to syslog (daemon.md 5.6), the machine's or another one, in order and without ever
 * waiting for it. A reader that is behind gets them later, from {@link SyslogOutlet memory}; one
 * that is not there is reported once per spell, and the messages that this costs are counted.
 * Confined to the loop thread.
 */
public final class Syslog {
  /** Where the machine's syslog listens. */
  public static final String DEVICE = "/dev/log";

  private static final int LONGEST_PREFIX = 1024;

  // Compatibility: facility user, level info for everything, and no process id behind the ident.
  private static final byte[] PRIORITY = "<14>".getBytes(StandardCharsets.US_ASCII);

  private final TimeSource time;
  private final SyslogTimestamp timestamp = new SyslogTimestamp();
  private final byte[] ident;
  private final @Nullable SyslogServer server;
  private final SyslogOutlet outlet;

  /**
   * Prepares sending; nothing is connected before the first message.
   *
   * @param loop tells when there is room again
   * @param ident the program that syslog shows, such as {@code supervisord}
   */
  public Syslog(
      Posix posix,
      EventLoop loop,
      TimeSource time,
      String path,
      String ident,
      SyslogTrouble trouble) {
    this.time = time;
    this.ident = (ident + ": ").getBytes(StandardCharsets.UTF_8);
    this.server = null;
    this.outlet = new SyslogOutlet(posix, loop, time, path, null, trouble);
  }

  /** The same for a server elsewhere, which names the program itself. */
  public Syslog(
      Posix posix, EventLoop loop, TimeSource time, SyslogServer server, SyslogTrouble trouble) {
    this.time = time;
    this.ident = new byte[0];
    this.server = server;
    this.outlet = new SyslogOutlet(posix, loop, time, server.name(), server, trouble);
  }

  /**
   * Sends one message made of two parts. What exceeds the largest message is cut off; a server
   * elsewhere, whose messages are smaller, gets it as further messages with the same first part.
   */
  public void send(byte[] prefix, ByteBuffer text) {
    if (server == null) {
      ByteBuffer message = outlet.begin();
      message.put(PRIORITY).put(timestamp.of(time.wall())).put(ident).put(prefix);
      int count = Math.min(text.remaining(), message.remaining());
      message.put(text.slice(text.position(), count));
      outlet.send();
    } else {
      sendTo(server, prefix, withoutLineEnd(text.slice()));
    }
  }

  private static ByteBuffer withoutLineEnd(ByteBuffer text) {
    int last = text.limit() - 1;
    return last >= 0 && text.get(last) == '\n' ? text.limit(last) : text;
  }

  private void sendTo(SyslogServer target, byte[] prefix, ByteBuffer rest) {
    byte[] header = target.header(time.wall());
    do {
      ByteBuffer message = outlet.begin().limit(SyslogServer.LARGEST_MESSAGE);
      message.put(PRIORITY).put(header).put(prefix, 0, Math.min(prefix.length, LONGEST_PREFIX));
      int count = wholeCharacters(rest, Math.min(rest.remaining(), message.remaining()));
      message.put(rest.slice(rest.position(), count));
      rest.position(rest.position() + count);
      outlet.send();
    } while (rest.hasRemaining());
  }

  /** So many bytes or up to three fewer, so that no character of UTF-8 is cut. */
  private static int wholeCharacters(ByteBuffer text, int most) {
    for (int back = 0; back < 4 && back < most; back++) {
      int end = text.position() + most - back;
      boolean startsCharacter = end == text.limit() || (text.get(end) & 0xC0) != 0x80;
      if (startsCharacter) {
        return most - back;
      }
    }
    return most;
  }

  /** What waits for the reader. */
  Backlog backlog() {
    return outlet.backlog();
  }

  /**
   * Waits until everything is sent, for the end, when the loop serves nobody any more; what is left
   * at the deadline is lost.
   *
   * @param deadlineNanos by the monotonic clock
   */
  public void drain(long deadlineNanos) {
    outlet.drain(deadlineNanos);
  }

  /** Closes the connection; what still waits is lost. */
  public void close() {
    outlet.close();
  }
}

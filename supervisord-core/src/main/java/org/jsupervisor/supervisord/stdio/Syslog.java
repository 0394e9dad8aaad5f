package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.TimeSource;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * Sends messages to syslog (daemon.md 5.6), the machine's or another one, without ever waiting for
 * it. Trouble is reported once per spell, and the messages it costs are gone. Confined to the loop
 * thread.
 */
public final class Syslog {
  /** Where the machine's syslog listens. */
  public static final String DEVICE = "/dev/log";

  private static final int LARGEST_MESSAGE = 64 * 1024;
  private static final int CLOSED = -1;
  private static final int LONGEST_PREFIX = 1024;

  /** A server that is not there is noticed by some of the messages only. */
  private static final int CALM_SECONDS = 60;

  // Compatibility: facility user, level info for everything, and no process id behind the ident.
  private static final byte[] PRIORITY = "<14>".getBytes(StandardCharsets.US_ASCII);

  private final Posix posix;
  private final String path;
  private final Consumer<String> notices;
  private final TimeSource time;
  private final SyslogTimestamp timestamp = new SyslogTimestamp();
  private final byte[] ident;
  private final @Nullable SyslogServer server;
  private final ByteBuffer message = ByteBuffer.allocateDirect(LARGEST_MESSAGE);
  private int socket = CLOSED;
  private boolean isTroubled;
  private long troubledSecond;

  /**
   * Prepares sending; nothing is connected before the first message.
   *
   * @param ident the program that syslog shows, such as {@code supervisord}
   * @param notices receives one line per spell of trouble
   */
  public Syslog(Posix posix, String path, String ident, TimeSource time, Consumer<String> notices) {
    this.posix = posix;
    this.path = path;
    this.notices = notices;
    this.time = time;
    this.ident = (ident + ": ").getBytes(StandardCharsets.UTF_8);
    this.server = null;
  }

  /** The same for a server elsewhere, which names the program itself. */
  public Syslog(Posix posix, SyslogServer server, TimeSource time, Consumer<String> notices) {
    this.posix = posix;
    this.path = server.name();
    this.notices = notices;
    this.time = time;
    this.ident = new byte[0];
    this.server = server;
  }

  /**
   * Sends one message made of two parts. What exceeds the largest message is cut off; a server
   * elsewhere, whose messages are smaller, gets it as further messages with the same first part.
   */
  public void send(byte[] prefix, ByteBuffer text) {
    if (server == null) {
      message.clear().put(PRIORITY).put(timestamp.of(time.wall())).put(ident).put(prefix);
      int count = Math.min(text.remaining(), message.remaining());
      message.put(text.slice(text.position(), count)).flip();
      deliver();
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
      message.clear().limit(SyslogServer.LARGEST_MESSAGE);
      message.put(PRIORITY).put(header).put(prefix, 0, Math.min(prefix.length, LONGEST_PREFIX));
      int count = wholeCharacters(rest, Math.min(rest.remaining(), message.remaining()));
      message.put(rest.slice(rest.position(), count)).flip();
      rest.position(rest.position() + count);
      deliver();
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

  private void deliver() {
    try {
      // A syslog daemon that was restarted is only noticed by failing once.
      if (!isSent()) {
        connectAndWrite();
      }
      isTroubled = isTroubled && server != null && second() < troubledSecond + CALM_SECONDS;
    } catch (PosixException e) {
      close();
      tell(e);
    }
  }

  private void tell(PosixException trouble) {
    troubledSecond = second();
    if (!isTroubled) {
      isTroubled = true;
      notices.accept("cannot send to syslog at " + path + ": " + trouble.getMessage());
    }
  }

  private long second() {
    return time.wall().getEpochSecond();
  }

  private boolean isSent() {
    if (socket == CLOSED) {
      return false;
    }
    try {
      posix.write(socket, message);
      return true;
    } catch (PosixException e) {
      close();
      if (server != null) {
        tell(e); // Nobody took the message before this one.
      }
      return false;
    }
  }

  private void connectAndWrite() throws PosixException {
    socket = server == null ? posix.connectDatagram(path) : server.connect(posix);
    posix.write(socket, message.rewind());
  }

  public void close() {
    if (socket != CLOSED) {
      posix.close(socket);
      socket = CLOSED;
    }
  }
}

package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jsupervisor.supervisord.loop.TimeSource;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * Sends messages to the machine's syslog (daemon.md 5.6) without ever waiting for it. Trouble is
 * reported once per spell, and the messages it costs are gone. Confined to the loop thread.
 */
public final class Syslog {
  /** Where syslog listens. */
  public static final String DEVICE = "/dev/log";

  private static final int LARGEST_MESSAGE = 64 * 1024;
  private static final int CLOSED = -1;
  // Compatibility: facility user, level info for everything, and no process id behind the ident.
  private static final byte[] PRIORITY = "<14>".getBytes(StandardCharsets.US_ASCII);

  private final Posix posix;
  private final String path;
  private final Consumer<String> notices;
  private final TimeSource time;
  private final SyslogTimestamp timestamp = new SyslogTimestamp();
  private final byte[] ident;
  private final ByteBuffer message = ByteBuffer.allocateDirect(LARGEST_MESSAGE);
  private int socket = CLOSED;
  private boolean isTroubled;

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
  }

  /** Sends one message made of two parts; what exceeds the largest message is cut off. */
  public void send(byte[] prefix, ByteBuffer text) {
    message.clear().put(PRIORITY).put(timestamp.of(time.wall())).put(ident).put(prefix);
    int count = Math.min(text.remaining(), message.remaining());
    message.put(text.slice(text.position(), count)).flip();
    try {
      // A syslog daemon that was restarted is only noticed by failing once.
      if (!isSent()) {
        connectAndWrite();
      }
      isTroubled = false;
    } catch (PosixException e) {
      close();
      if (!isTroubled) {
        isTroubled = true;
        notices.accept("cannot send to syslog at " + path + ": " + e.getMessage());
      }
    }
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
      return false;
    }
  }

  private void connectAndWrite() throws PosixException {
    socket = posix.connectDatagram(path);
    posix.write(socket, message.rewind());
  }

  public void close() {
    if (socket != CLOSED) {
      posix.close(socket);
      socket = CLOSED;
    }
  }
}

package org.jsupervisor.supervisord;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.control.MainLogFile;
import org.jsupervisor.supervisord.group.MainLog;
import org.jsupervisor.supervisord.logfile.RotatingLogFile;
import org.jsupervisor.supervisord.loop.TimeSource;
import org.jsupervisor.supervisord.stdio.Syslog;

/**
 * The main log: formats entries and writes them to a rotating file, and to standard output while
 * the daemon is in the foreground (daemon.md 5.1). Confined to the loop thread.
 */
final class DaemonLog implements MainLog, MainLogFile {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final LogLevel level;
  private final TimeSource time;
  private final LogTimestamp timestamp = new LogTimestamp();
  private final @Nullable RotatingLogFile file;
  private final @Nullable Syslog syslog;
  private final @Nullable OutputStream copy;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  /**
   * Writes entries of at least {@code level}.
   *
   * @param file null if the log does not go to a file
   * @param syslog null if the log does not go to syslog
   * @param copy gets every entry as well, at once if it is not buffered; null for nobody
   */
  DaemonLog(
      LogLevel level,
      TimeSource time,
      @Nullable RotatingLogFile file,
      @Nullable Syslog syslog,
      @Nullable OutputStream copy) {
    this.level = level;
    this.time = time;
    this.file = file;
    this.syslog = syslog;
    this.copy = copy;
  }

  @Override
  public boolean isEnabled(LogLevel wanted) {
    return wanted.number() >= level.number();
  }

  @Override
  public void log(LogLevel wanted, String text) {
    if (!isEnabled(wanted)) {
      return;
    }
    String prefix = timestamp.of(time.wall()) + " " + wanted.code() + " ";
    if (syslog != null) {
      send(syslog, prefix.getBytes(StandardCharsets.US_ASCII), text);
    }
    String entry = prefix + text + "\n";
    byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
    if (file != null) {
      write(file, bytes);
    }
    if (copy != null) {
      write(copy, bytes);
    }
  }

  /** Compatibility: every line of an entry is a message of its own and ends in a newline. */
  private static void send(Syslog target, byte[] prefix, String text) {
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end) + "\n";
      target.send(prefix, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      start = end + 1;
    }
  }

  private void write(RotatingLogFile target, byte[] bytes) {
    if (bytes.length > buffer.capacity()) {
      buffer = ByteBuffer.allocateDirect(bytes.length);
    }
    buffer.clear();
    buffer.put(bytes).flip();
    target.write(buffer);
  }

  @Override
  public void toStandardOutput(String text) {
    if (copy != null) {
      write(copy, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(OutputStream target, byte[] bytes) {
    try {
      target.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      return; // Nobody reads it any more, and there is nobody else to be told.
    }
  }

  @Override
  public @Nullable String path() {
    return file == null ? null : file.path();
  }

  @Override
  public void reopen() {
    if (file != null) {
      file.reopen();
    }
  }

  @Override
  public void clear() throws IOException {
    if (file != null) {
      file.clear();
    }
  }

  void close() {
    if (file != null) {
      file.close();
    }
    if (syslog != null) {
      syslog.close();
    }
  }
}

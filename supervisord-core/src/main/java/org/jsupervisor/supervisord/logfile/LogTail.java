package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads parts of the current log file; offsets and lengths are bytes (control.md 2.8). Bytes that
 * are no text, and characters cut by the window, show as U+FFFD. One answer holds at most 16 MiB: a
 * larger read fails, a larger tail is cut.
 */
public final class LogTail {
  private static final long LONGEST = 1L << 24;
  private static final Path NOWHERE = Path.of("/dev/null");

  /** What a tail call answers; {@code offset} is the size of the log. */
  public record Tail(String text, long offset, boolean overflow) {
    static final Tail NONE = new Tail("", 0, false);
  }

  private LogTail() {}

  /** The part of the log that offset and length ask for. */
  public static String read(String path, long offset, long length) throws LogTailException {
    if (length < 0 || (offset < 0 && length != 0)) {
      throw new LogTailException(LogTailException.Reason.BAD_ARGUMENTS, path);
    }
    try (FileChannel channel = open(path)) {
      long size = channel.size();
      long from = offset < 0 ? Math.max(0, size + offset) : Math.min(offset, size);
      long available = size - from;
      return text(channel, from, length == 0 ? available : Math.min(length, available));
    } catch (IOException failure) {
      throw new LogTailException(LogTailException.Reason.FAILED, path, failure);
    }
  }

  /** The newest bytes of the log; a log that does not exist or cannot be read is empty. */
  public static Tail tail(String path, long offset, long length) {
    try (FileChannel channel = open(path)) {
      long size = channel.size();
      long wanted = Math.max(0, Math.min(Math.min(length, LONGEST), size));
      boolean overflow = size - length > offset;
      if (!overflow && offset >= size) {
        wanted = 0;
      }
      return new Tail(text(channel, size - wanted, wanted), size, overflow);
    } catch (LogTailException | IOException unreadable) {
      return Tail.NONE;
    }
  }

  private static FileChannel open(String path) throws LogTailException {
    try {
      Path file = Path.of(path);
      // Opening a pipe would wait for a writer, and a terminal has no past to read.
      if (Files.exists(file) && !Files.isRegularFile(file) && !isNowhere(file)) {
        throw new LogTailException(LogTailException.Reason.FAILED, path);
      }
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException missing) {
      throw new LogTailException(LogTailException.Reason.NO_FILE, path, missing);
    } catch (IOException | InvalidPathException failure) {
      throw new LogTailException(LogTailException.Reason.FAILED, path, failure);
    }
  }

  /** Compatibility: what is thrown away reads as an empty log. */
  private static boolean isNowhere(Path file) throws IOException {
    return file.toRealPath().equals(NOWHERE);
  }

  private static String text(FileChannel channel, long from, long count) throws IOException {
    if (count > LONGEST) {
      throw new IOException("cannot read more than " + LONGEST + " bytes at once");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        break;
      }
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }
}

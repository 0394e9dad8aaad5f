package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jsupervisor.supervisord.logfile.LogTrouble.Operation;

/**
 * A log file that is appended to and rotates by size (daemon.md 5.3). Trouble never reaches the
 * writer: it is reported once per spell, the bytes it costs are counted, and every write tries
 * again. Confined to the loop thread.
 */
public final class RotatingLogFile {
  private static final int CLOSED = -1;
  private static final long NOT_POSITIONED = -1;

  /** Compatibility: by no more than this a file exceeds its limit. */
  private static final int CHUNK_BYTES = 128 * 1024;

  private final LogFileSystem files;
  private final String path;
  private final int mode;
  private final LogTrouble trouble;
  private long maxbytes;
  private int backups;
  private int fd = CLOSED;
  private long position;
  private long lostBytes;
  private boolean isTroubled;

  /**
   * Opens the file.
   *
   * @param maxbytes rotates at this size, never if 0 or negative
   * @param backups how many rotated files are kept; with 0 the file is emptied instead
   * @param mode permission bits for new files, before the file mode mask
   * @throws IOException if it cannot be opened
   */
  public RotatingLogFile(
      LogFileSystem files, String path, long maxbytes, int backups, int mode, LogTrouble trouble)
      throws IOException {
    this.files = files;
    this.path = path;
    this.maxbytes = maxbytes;
    this.backups = backups;
    this.mode = mode;
    this.trouble = trouble;
    open(false);
  }

  public String path() {
    return path;
  }

  /** How many bytes could not be written so far. */
  public long lostBytes() {
    return lostBytes;
  }

  /** Changes the limits; they count from the next write on. */
  public void limit(long newMaxbytes, int newBackups) {
    maxbytes = newMaxbytes;
    backups = newBackups;
  }

  /**
   * Writes all that remains in a direct buffer, then rotates if the file has become too large; what
   * is more than a chunk counts as several.
   */
  public void write(ByteBuffer bytes) {
    int end = bytes.limit();
    while (bytes.remaining() > CHUNK_BYTES && willBeTooLarge(bytes.remaining())) {
      writeChunk(bytes.limit(bytes.position() + CHUNK_BYTES));
      bytes.limit(end);
    }
    writeChunk(bytes);
  }

  private boolean willBeTooLarge(int more) {
    return maxbytes > 0 && position + more >= maxbytes;
  }

  private void writeChunk(ByteBuffer bytes) {
    Operation doing = Operation.OPEN;
    try {
      if (fd == CLOSED) {
        open(false);
      }
      doing = Operation.WRITE;
      writeAll(bytes);
      drop(bytes);
      doing = Operation.ROTATE;
      if (isTooLarge()) {
        rotate();
      }
      isTroubled = false;
    } catch (IOException failure) {
      report(doing, failure);
      drop(bytes);
    }
  }

  private void drop(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      lostBytes += bytes.remaining();
      trouble.lost(path, bytes.remaining());
      bytes.position(bytes.limit());
    }
  }

  /** Closes the file and opens it by its name, as after it was renamed. */
  public void reopen() {
    close();
    try {
      open(false);
    } catch (IOException failure) {
      report(Operation.OPEN, failure);
    }
  }

  /** Removes the file if it is a regular one and begins a new one; devices and pipes are kept. */
  public void clear() {
    close();
    try {
      files.removeRegularFile(path);
      open(false);
    } catch (IOException failure) {
      report(Operation.CLEAR, failure);
    }
  }

  /** Closes the file; a later write opens it again. */
  public void close() {
    if (fd != CLOSED) {
      files.close(fd);
      fd = CLOSED;
    }
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    int written = 1;
    while (bytes.hasRemaining() && written > 0) {
      written = files.write(fd, bytes);
      if (position != NOT_POSITIONED) {
        position += written;
      }
    }
  }

  /** Looks at the file itself only when it seems full: somebody else may have shortened it. */
  private boolean isTooLarge() throws IOException {
    if (maxbytes <= 0 || position < maxbytes) {
      return false;
    }
    position = files.size(fd);
    return position >= maxbytes;
  }

  private void rotate() throws IOException {
    close();
    if (backups <= 0) {
      open(true);
      return;
    }
    try {
      shift();
    } finally {
      // Should a rename have failed, the old file goes on: what it holds is not ours to throw away.
      open(false);
    }
  }

  private void shift() throws IOException {
    for (int number = backups; number > 1; number--) {
      files.rename(path + "." + (number - 1), path + "." + number);
    }
    files.rename(path, path + ".1");
  }

  private void open(boolean truncate) throws IOException {
    int opened = files.open(path, truncate, mode);
    try {
      position = files.size(opened);
    } catch (IOException failure) {
      files.close(opened);
      throw failure;
    }
    fd = opened;
  }

  private void report(Operation operation, IOException failure) {
    if (!isTroubled) {
      isTroubled = true;
      trouble.happened(path, operation, failure);
    }
  }
}

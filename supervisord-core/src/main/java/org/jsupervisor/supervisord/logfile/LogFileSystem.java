package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The file operations a log needs; the real one goes to the kernel, tests may fail on purpose. */
public interface LogFileSystem {
  /**
   * Opens for appending, creating the file if missing; the descriptor is close-on-exec. A named
   * pipe needs no reader yet.
   *
   * @param truncate empties the file first
   * @param mode permission bits for a new file, before the file mode mask
   */
  int open(String path, boolean truncate, int mode) throws IOException;

  /**
   * Writes from a direct buffer; the count may be short, and 0 if the target takes nothing now
   * because its reader is behind.
   */
  int write(int fd, ByteBuffer bytes) throws IOException;

  void close(int fd);

  /** The size of a regular file, or -1 if the target cannot be positioned (pipe, tty, socket). */
  long size(int fd) throws IOException;

  /** Renames, replacing the target; false if the source does not exist. */
  boolean rename(String from, String to) throws IOException;

  /** Removes a regular file only; false if there is none. */
  boolean removeRegularFile(String path) throws IOException;
}

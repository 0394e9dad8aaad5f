package org.jsupervisor.supervisord.posix;

/** The system calls that log files need beyond read and write. Confined to the loop thread. */
public interface FilePosix {
  /**
   * Opens for appending and creates the file if it is missing; close-on-exec and above 2.
   *
   * @param mode permission bits of a new file, before the file mode mask
   */
  int openForAppend(String path, boolean truncate, int mode) throws PosixException;

  /**
   * Opens a named pipe for writing that never waits: neither for a reader, who may come later, nor
   * for room; close-on-exec and above 2.
   */
  int openPipe(String path) throws PosixException;

  /** True if the path leads to a named pipe. */
  boolean isPipe(String path) throws PosixException;

  /** Copies a descriptor; the copy is close-on-exec and above 2. */
  int duplicate(int fd) throws PosixException;

  /** The size of a regular file, -1 for anything else. */
  long size(int fd) throws PosixException;

  /** True if the path itself, not what a link leads to, is a regular file. */
  boolean isRegularFile(String path) throws PosixException;

  /** Renames, replacing the target; false if there is no such source. */
  boolean rename(String from, String to) throws PosixException;

  /** Removes the entry; false if there is none. */
  boolean remove(String path) throws PosixException;
}

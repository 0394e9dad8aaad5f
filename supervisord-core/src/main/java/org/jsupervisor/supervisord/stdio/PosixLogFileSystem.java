package org.jsupervisor.supervisord.stdio;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jsupervisor.supervisord.logfile.LogFileSystem;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FilePosix;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/** Log files of the real file system. Confined to the loop thread. */
public final class PosixLogFileSystem implements LogFileSystem {
  private final Posix posix;
  private final FilePosix files;
  // Descriptors opened through a name for a descriptor, such as /dev/stdout.
  private final BitSet streams = new BitSet();

  public PosixLogFileSystem(Posix posix, FilePosix files) {
    this.posix = posix;
    this.files = files;
  }

  @Override
  public int open(String path, boolean truncate, int mode) throws PosixException {
    int stream = streamOf(path);
    if (stream < 0) {
      return files.isPipe(path) ? files.openPipe(path) : files.openForAppend(path, truncate, mode);
    }
    int fd = openStream(path, stream, mode);
    streams.set(fd);
    return fd;
  }

  // A socket cannot be opened by name, and a pipe made by root not by another user; both can be
  // copied. A file or terminal is opened, so that it is appended to.
  private int openStream(String path, int stream, int mode) throws PosixException {
    try {
      return files.openForAppend(path, false, mode);
    } catch (PosixException e) {
      if (e.errno() != Errno.ENXIO && e.errno() != Errno.EACCES) {
        throw e;
      }
      return files.duplicate(stream);
    }
  }

  /** The number of the daemon's own descriptor that the path stands for, or -1. */
  private static int streamOf(String path) {
    return switch (path) {
      case "/dev/stdin" -> 0;
      case "/dev/stdout" -> 1;
      case "/dev/stderr" -> 2;
      default -> Math.max(numberAfter("/dev/fd/", path), numberAfter("/proc/self/fd/", path));
    };
  }

  private static int numberAfter(String prefix, String path) {
    return path.startsWith(prefix) ? number(path, prefix.length()) : -1;
  }

  private static int number(String text, int start) {
    int number = 0;
    for (int i = start; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9' || number > 1_000_000) {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return start < text.length() ? number : -1;
  }

  @Override
  public int write(int fd, ByteBuffer bytes) throws PosixException {
    // A named pipe does not wait, nor does a stream that another holder made so.
    int count = posix.write(fd, bytes);
    return count == Posix.WOULD_BLOCK ? 0 : count;
  }

  @Override
  public void close(int fd) {
    streams.clear(fd);
    posix.close(fd);
  }

  @Override
  public long size(int fd) throws PosixException {
    return streams.get(fd) ? -1 : files.size(fd);
  }

  @Override
  public boolean rename(String from, String to) throws PosixException {
    // Renaming over a file makes some file systems write the new one out first; removing does not.
    if (files.isRegularFile(from)) {
      removeRegularFile(to);
    }
    return files.rename(from, to);
  }

  @Override
  public boolean removeRegularFile(String path) throws PosixException {
    return files.isRegularFile(path) && files.remove(path);
  }
}

package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;

/** Log files in memory; counts those that are open. */
public class MemoryLogs implements LogFileSystem {
  private static final int FIRST_FD = 10_000;

  final Map<String, StringBuilder> files = new TreeMap<>();
  final Map<Integer, StringBuilder> open = new HashMap<>();
  private final Set<String> directories = new TreeSet<>();
  private int nextFd = FIRST_FD;

  /** Lets the path be a directory, which cannot be opened as a log. */
  public void addDirectory(String path) {
    directories.add(path);
  }

  /** The file's content; fails if there is no such file. */
  public String content(String path) {
    StringBuilder file = files.get(path);
    if (file == null) {
      throw new AssertionError("no file " + path + " among " + files.keySet());
    }
    return file.toString();
  }

  public Set<String> names() {
    return files.keySet();
  }

  public int openCount() {
    return open.size();
  }

  @Override
  public int open(String path, boolean truncate, int mode) throws IOException {
    if (directories.contains(path)) {
      throw new PosixException("open " + path, Errno.EISDIR);
    }
    StringBuilder file = files.computeIfAbsent(path, created -> new StringBuilder());
    if (truncate) {
      file.setLength(0);
    }
    open.put(nextFd, file);
    return nextFd++;
  }

  @Override
  public int write(int fd, ByteBuffer bytes) throws IOException {
    byte[] taken = new byte[bytes.remaining()];
    bytes.get(taken);
    file(fd).append(new String(taken, StandardCharsets.UTF_8));
    return taken.length;
  }

  private StringBuilder file(int fd) {
    StringBuilder file = open.get(fd);
    if (file == null) {
      throw new AssertionError("descriptor " + fd + " is not open");
    }
    return file;
  }

  @Override
  public void close(int fd) {
    file(fd);
    open.remove(fd);
  }

  @Override
  public long size(int fd) {
    return file(fd).length();
  }

  @Override
  public boolean rename(String from, String to) throws IOException {
    StringBuilder file = files.remove(from);
    if (file != null) {
      files.put(to, file);
    }
    return file != null;
  }

  @Override
  public boolean removeRegularFile(String path) {
    return files.remove(path) != null;
  }
}

package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Files in memory that fail, or write short, when told. */
final class FakeLogFileSystem implements LogFileSystem {
  final Map<String, StringBuilder> files = new TreeMap<>();
  final Map<Integer, StringBuilder> open = new HashMap<>();
  final List<String> opened = new ArrayList<>();
  final Set<String> devices = new TreeSet<>();
  int longestWrite = Integer.MAX_VALUE;
  int room = Integer.MAX_VALUE;
  boolean failsToOpen;
  boolean failsToRename;
  private int nextFd = 3;

  String content(String path) {
    return String.valueOf(files.get(path));
  }

  @Override
  public int open(String path, boolean truncate, int mode) throws IOException {
    if (failsToOpen) {
      throw new IOException("Permission denied");
    }
    opened.add(path + " " + truncate + " " + Integer.toOctalString(mode));
    StringBuilder file = files.computeIfAbsent(path, created -> new StringBuilder());
    if (truncate) {
      file.setLength(0);
    }
    open.put(nextFd, file);
    return nextFd++;
  }

  @Override
  public int write(int fd, ByteBuffer bytes) throws IOException {
    if (room == 0) {
      throw new IOException("No space left on device");
    }
    int count = Math.min(room, Math.min(longestWrite, bytes.remaining()));
    byte[] taken = new byte[count];
    bytes.get(taken);
    file(fd).append(new String(taken, StandardCharsets.ISO_8859_1));
    room -= room == Integer.MAX_VALUE ? 0 : count;
    return count;
  }

  private StringBuilder file(int fd) {
    @Nullable StringBuilder file = open.get(fd);
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
    StringBuilder file = file(fd);
    for (String device : devices) {
      if (files.get(device) == file) {
        return -1;
      }
    }
    return file.length();
  }

  @Override
  public boolean rename(String from, String to) throws IOException {
    if (failsToRename) {
      throw new IOException("Read-only file system");
    }
    StringBuilder file = files.remove(from);
    if (file == null) {
      return false;
    }
    files.put(to, file);
    return true;
  }

  @Override
  public boolean removeRegularFile(String path) {
    return !devices.contains(path) && files.remove(path) != null;
  }
}

package org.jsupervisor.supervisord.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Files in memory that fail, or write short, when told. */
final class FakeLogFileSystem extends MemoryLogs {
  final List<String> opened = new ArrayList<>();
  final Set<String> devices = new TreeSet<>();
  int longestWrite = Integer.MAX_VALUE;
  int writes;
  int room = Integer.MAX_VALUE;

  /** How much is taken before the reader is behind. */
  int taken = Integer.MAX_VALUE;

  boolean failsToOpen;
  boolean failsToRename;

  @Override
  public int open(String path, boolean truncate, int mode) throws IOException {
    if (failsToOpen) {
      throw new IOException("Permission denied");
    }
    opened.add(path + " " + truncate + " " + Integer.toOctalString(mode));
    return super.open(path, truncate, mode);
  }

  @Override
  public int write(int fd, ByteBuffer bytes) throws IOException {
    if (room == 0) {
      throw new IOException("No space left on device");
    }
    writes++;
    int count = Math.min(Math.min(room, taken), Math.min(longestWrite, bytes.remaining()));
    super.write(fd, bytes.slice(bytes.position(), count));
    bytes.position(bytes.position() + count);
    room -= room == Integer.MAX_VALUE ? 0 : count;
    taken -= taken == Integer.MAX_VALUE ? 0 : count;
    return count;
  }

  @Override
  public long size(int fd) {
    long size = super.size(fd);
    for (String device : devices) {
      if (files.get(device) == open.get(fd)) {
        return -1;
      }
    }
    return size;
  }

  @Override
  public boolean rename(String from, String to) throws IOException {
    if (failsToRename) {
      throw new IOException("Read-only file system");
    }
    return super.rename(from, to);
  }

  @Override
  public boolean removeRegularFile(String path) {
    return !devices.contains(path) && super.removeRegularFile(path);
  }
}

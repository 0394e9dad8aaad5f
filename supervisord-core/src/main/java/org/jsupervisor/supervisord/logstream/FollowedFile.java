package org.jsupervisor.supervisord.logstream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A log file read as it grows, across rotation and truncation (control.md 3.4). What is not a
 * regular file has no content here. Confined to the loop thread.
 */
final class FollowedFile {
  /** What became of the file since the last read. */
  enum Progress {
    NOTHING,
    BYTES,
    TRUNCATED
  }

  private final Path path;
  private @Nullable FileChannel channel;
  private @Nullable Object identity;
  private long position;

  private FollowedFile(Path path) {
    this.path = path;
  }

  /**
   * Begins near the file's end.
   *
   * @param lastBytes how much of what is there already belongs to the content
   * @throws NoSuchFileException if there is no such file
   */
  static FollowedFile open(Path path, long lastBytes) throws IOException {
    FollowedFile file = new FollowedFile(path);
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
      file.channel = opened;
      file.identity = attributes.fileKey();
      file.position = Math.max(0, opened.size() - lastBytes);
    }
    return file;
  }

  /** Fills the buffer with what comes next, as much as fits. */
  Progress read(ByteBuffer target) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      return Progress.NOTHING;
    }
    long size = open.size();
    if (size < position) {
      position = 0;
      return Progress.TRUNCATED;
    }
    if (size == position) {
      return isReplaced() && reopen() ? read(target) : Progress.NOTHING;
    }
    int count = open.read(target, position);
    if (count <= 0) {
      return Progress.NOTHING;
    }
    position += count;
    return Progress.BYTES;
  }

  private boolean isReplaced() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object present = attributes.fileKey();
      return attributes.isRegularFile() && present != null && !present.equals(identity);
    } catch (NoSuchFileException e) {
      // In the middle of a rotation: the successor will appear.
      return false;
    }
  }

  private boolean reopen() throws IOException {
    FileChannel successor;
    try {
      successor = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      // Gone again: the next look will find what replaces it.
      return false;
    }
    close();
    channel = successor;
    identity = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    position = 0;
    return true;
  }

  void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}

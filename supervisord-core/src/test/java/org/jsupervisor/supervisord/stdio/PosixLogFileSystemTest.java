package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.JnrFilePosix;
import org.jsupervisor.supervisord.posix.JnrPosix;
import org.jsupervisor.supervisord.posix.Kernels;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosixLogFileSystemTest {
  private Path directory;
  private JnrPosix posix;
  private PosixLogFileSystem files;
  private long descriptorsBefore;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    directory = temporary;
    posix = Kernels.posix();
    files = new PosixLogFileSystem(posix, new JnrFilePosix());
    descriptorsBefore = Kernels.openDescriptors();
  }

  @AfterEach
  void leavesNoDescriptorOpen() {
    Kernels.awaitNoMoreDescriptorsThan(descriptorsBefore);
  }

  private void write(int fd, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    files.write(fd, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
  }

  @Test
  void appendsAndTruncates() throws IOException {
    Path log = directory.resolve("log");
    Files.writeString(log, "old ");
    int fd = files.open(log.toString(), false, 0600);
    write(fd, "new");
    assertThat(files.size(fd)).isEqualTo(7);
    // Emptied by someone else: appending leaves no hole.
    Files.writeString(log, "");
    write(fd, "after");
    files.close(fd);
    assertThat(log).hasContent("after");
    files.close(files.open(log.toString(), true, 0600));
    assertThat(log).isEmptyFile();
  }

  @Test
  void namedPipeNeedsNoReaderAndNeverBlocks() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    int fd = files.open(pipe.toString(), false, 0600);
    assertThat(files.size(fd)).isEqualTo(-1);
    ByteBuffer chunk = ByteBuffer.allocateDirect(100_000);
    int total = 0;
    int count = files.write(fd, chunk);
    while (count > 0) {
      total += count;
      count = files.write(fd, chunk.clear());
    }
    assertThat(count).isZero();
    assertThat(total).isGreaterThanOrEqualTo(1 << 16);
    // A reader that comes late finds what was kept, and frees the room by reading.
    try (FileChannel reader = FileChannel.open(pipe, StandardOpenOption.READ)) {
      assertThat(reader.read(ByteBuffer.allocate(50_000))).isEqualTo(50_000);
      assertThat(files.write(fd, chunk.clear())).isPositive();
    }
    // It goes away.
    files.write(fd, chunk.clear());
    files.close(fd);
  }

  @Test
  void newFileHasItsMode() throws IOException {
    Path log = directory.resolve("log");
    int own = posix.umask(022);
    files.close(files.open(log.toString(), false, 0666));
    posix.umask(own);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void onlyRegularFilesAreRemoved() throws IOException {
    Path log = Files.createFile(directory.resolve("log"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), log);
    assertThat(files.removeRegularFile(link.toString())).isFalse();
    assertThat(files.removeRegularFile(directory.toString())).isFalse();
    assertThat(files.removeRegularFile("/dev/null")).isFalse();
    assertThat(log).exists();
    assertThat(link).exists();
    assertThat(files.removeRegularFile(log.toString())).isTrue();
    assertThat(files.removeRegularFile(log.toString())).isFalse();
  }

  @Test
  void renameReplacesAndToleratesMissingSources() throws IOException {
    Path log = Files.writeString(directory.resolve("log"), "text");
    Path backup = Files.writeString(directory.resolve("log.1"), "older");
    assertThat(files.rename(log.toString(), backup.toString())).isTrue();
    assertThat(files.rename(log.toString(), backup.toString())).isFalse();
    assertThat(backup).hasContent("text");
  }

  @Test
  void streamsHaveNoSize() throws IOException {
    Path log = directory.resolve("log");
    int file = files.open(log.toString(), false, 0600);
    Posix.Pipe pipe = posix.pipe();
    int byFile = files.open("/dev/fd/" + file, true, 0600);
    int byPipe = files.open("/dev/fd/" + pipe.writeEnd(), false, 0600);
    int device = files.open("/dev/null", false, 0600);
    assertThat(files.size(byFile)).isEqualTo(-1);
    assertThat(files.size(byPipe)).isEqualTo(-1);
    assertThat(files.size(device)).isEqualTo(-1);
    write(byFile, "seen");
    assertThat(log).hasContent("seen");
    for (int fd : new int[] {byFile, byPipe, device, file, pipe.readEnd(), pipe.writeEnd()}) {
      files.close(fd);
    }
  }

  @Test
  void socketIsCopiedSinceItCannotBeOpened() throws IOException {
    String path = directory + "/socket";
    int listener = posix.listenUnix(path, 5, 077);
    int copy = files.open("/dev/fd/" + listener, false, 0600);
    assertThat(copy).isNotEqualTo(listener);
    assertThat(files.size(copy)).isEqualTo(-1);
    files.close(copy);
    posix.close(listener);
  }

  @Test
  void failuresCarryTheirNumber() {
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> files.open(directory.toString(), false, 0600))
        .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EISDIR));
  }
}

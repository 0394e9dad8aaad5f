package org.jsupervisor.supervisord.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotatingLogFileTest {
  private final FakeLogFileSystem files = new FakeLogFileSystem();
  private final RecordedTrouble troubles = new RecordedTrouble();

  private RotatingLogFile open(long maxbytes, int backups) throws IOException {
    return new RotatingLogFile(files, "w.log", maxbytes, backups, 0666, troubles);
  }

  private static void write(RotatingLogFile file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length);
    direct.put(bytes).flip();
    file.write(direct);
    assertThat(direct.hasRemaining()).isFalse();
  }

  private static String line(int number) {
    return "line " + number + " 0123456789012345678901234567890\n";
  }

  /** The recorded run run-rotate-child. */
  @Test
  void twelveLinesRotateAsRecorded() throws IOException {
    RotatingLogFile file = open(100, 2);
    for (int number = 1; number <= 12; number++) {
      write(file, line(number));
    }
    assertThat(files.files.keySet()).containsExactly("w.log", "w.log.1", "w.log.2");
    assertThat(files.content("w.log")).isEmpty();
    assertThat(files.content("w.log.1")).isEqualTo(line(10) + line(11) + line(12)).hasSize(120);
    assertThat(files.content("w.log.2")).isEqualTo(line(7) + line(8) + line(9)).hasSize(117);
  }

  /** The recorded run run-rotate-child. */
  @Test
  void withoutBackupsTheFileIsEmptied() throws IOException {
    RotatingLogFile file = open(100, 0);
    for (int number = 1; number <= 4; number++) {
      write(file, line(number));
    }
    assertThat(files.files.keySet()).containsExactly("w.log");
    assertThat(files.content("w.log")).isEqualTo(line(4));
    assertThat(files.open).hasSize(1);
  }

  @Test
  void chunksAreNeverSplitAndTheExactSizeRotates() throws IOException {
    RotatingLogFile file = open(10, 1);
    write(file, "a".repeat(9));
    assertThat(files.files).doesNotContainKey("w.log.1");
    write(file, "b");
    assertThat(files.content("w.log.1")).hasSize(10);
    write(file, "c".repeat(25));
    assertThat(files.content("w.log.1")).hasSize(25);
  }

  @Test
  void largeChunkExceedsTheLimitByNoMoreThanTheOriginalsWould() throws IOException {
    RotatingLogFile file = open(100_000, 3);
    write(file, "a".repeat(131_072) + "b".repeat(131_072) + "c".repeat(10));
    assertThat(files.content("w.log.2")).isEqualTo("a".repeat(131_072));
    assertThat(files.content("w.log.1")).isEqualTo("b".repeat(131_072));
    assertThat(files.content("w.log")).isEqualTo("c".repeat(10));
  }

  @Test
  void largeChunkFarFromTheLimitIsOneWrite() throws IOException {
    RotatingLogFile file = open(1_000_000, 1);
    write(file, "a".repeat(262_144));
    assertThat(files.writes).isEqualTo(1);
    assertThat(files.content("w.log")).hasSize(262_144);
  }

  @Test
  void whatTheFileHeldBeforeCounts() throws IOException {
    files.files.put("w.log", new StringBuilder("12345678"));
    RotatingLogFile file = open(10, 1);
    write(file, "90");
    assertThat(files.content("w.log.1")).isEqualTo("1234567890");
  }

  @Test
  void zeroAndNegativeLimitsNeverRotate() throws IOException {
    write(open(0, 2), "x".repeat(1000));
    write(open(-5, 2), "x".repeat(1000));
    assertThat(files.files.keySet()).containsExactly("w.log");
  }

  @Test
  void pipesAndTerminalsNeverRotate() throws IOException {
    files.devices.add("w.log");
    RotatingLogFile file = open(10, 2);
    write(file, "x".repeat(50));
    file.clear();
    write(file, "y");
    assertThat(files.content("w.log")).hasSize(51);
    assertThat(files.files.keySet()).containsExactly("w.log");
  }

  @Test
  void newFilesAreOpenedForAppendingWithTheirMode() throws IOException {
    RotatingLogFile file = open(1, 1);
    write(file, "x");
    assertThat(files.opened).containsExactly("w.log false 666", "w.log false 666");
    assertThat(files.open).hasSize(1);
  }

  @Test
  void shortWritesAreCompleted() throws IOException {
    files.longestWrite = 3;
    write(open(0, 0), "0123456789");
    assertThat(files.content("w.log")).isEqualTo("0123456789");
  }

  @Test
  void fullDiskIsReportedOnceAndEndsByItself() throws IOException {
    RotatingLogFile file = open(0, 0);
    files.room = 4;
    write(file, "0123456789");
    write(file, "lost");
    assertThat(troubles.lines)
        .containsExactly("w.log WRITE No space left on device", "w.log lost 6", "w.log lost 4");
    assertThat(file.lostBytes()).isEqualTo(10);
    files.room = Integer.MAX_VALUE;
    write(file, "again");
    assertThat(files.content("w.log")).isEqualTo("0123again");
    files.room = 0;
    write(file, "x");
    assertThat(troubles.lines)
        .endsWith("w.log WRITE No space left on device", "w.log lost 1")
        .hasSize(5);
  }

  @Test
  void whatTheTargetDoesNotTakeIsLostAndTold() throws IOException {
    RotatingLogFile file = open(0, 0);
    files.taken = 4;
    write(file, "0123456789");
    write(file, "lost");
    assertThat(troubles.lines).containsExactly("w.log lost 6", "w.log lost 4");
    assertThat(file.lostBytes()).isEqualTo(10);
    files.taken = Integer.MAX_VALUE;
    write(file, "again");
    assertThat(files.content("w.log")).isEqualTo("0123again");
  }

  @Test
  void failedRenameKeepsTheLogAndIsReportedOnce() throws IOException {
    RotatingLogFile file = open(4, 2);
    files.failsToRename = true;
    write(file, "0123");
    write(file, "4567");
    assertThat(files.content("w.log")).isEqualTo("01234567");
    assertThat(troubles.lines).containsExactly("w.log ROTATE Read-only file system");
    assertThat(file.lostBytes()).isZero();
    files.failsToRename = false;
    write(file, "89");
    assertThat(files.content("w.log.1")).isEqualTo("0123456789");
  }

  @Test
  void somebodyElseMayShortenTheFile() throws IOException {
    RotatingLogFile file = open(10, 1);
    write(file, "012345678");
    Objects.requireNonNull(files.files.get("w.log")).setLength(0);
    write(file, "ab");
    assertThat(files.files.keySet()).containsExactly("w.log");
    write(file, "cdefghij");
    assertThat(files.content("w.log.1")).isEqualTo("abcdefghij");
  }

  @Test
  void reopenFollowsTheName() throws IOException {
    RotatingLogFile file = open(0, 0);
    write(file, "old");
    files.rename("w.log", "moved");
    file.reopen();
    write(file, "new");
    assertThat(files.content("moved")).isEqualTo("old");
    assertThat(files.content("w.log")).isEqualTo("new");
    assertThat(files.open).hasSize(1);
  }

  @Test
  void failedReopenIsTriedAgainAtTheNextWrite() throws IOException {
    RotatingLogFile file = open(0, 0);
    files.failsToOpen = true;
    file.reopen();
    write(file, "lost");
    assertThat(troubles.lines).containsExactly("w.log OPEN Permission denied", "w.log lost 4");
    assertThat(file.lostBytes()).isEqualTo(4);
    files.failsToOpen = false;
    write(file, "kept");
    assertThat(files.content("w.log")).isEqualTo("kept");
    assertThatThrownBy(
            () -> {
              files.failsToOpen = true;
              open(0, 0);
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void clearBeginsANewFile() throws IOException {
    RotatingLogFile file = open(10, 1);
    write(file, "012345678");
    StringBuilder before = files.files.get("w.log");
    file.clear();
    write(file, "a");
    assertThat(files.files.get("w.log")).isNotSameAs(before);
    assertThat(files.content("w.log")).isEqualTo("a");
  }

  @Test
  void randomChunksLoseNothingButTheOldestBackups() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      files.files.clear();
      Random random = new Random(seed);
      int backups = random.nextInt(4) + 1;
      RotatingLogFile file = open(random.nextInt(50) + 1, backups);
      StringBuilder all = new StringBuilder();
      for (int chunk = 0; chunk < 100; chunk++) {
        files.longestWrite = random.nextInt(9) + 1;
        String text = ("" + (char) ('a' + chunk % 26)).repeat(random.nextInt(20));
        write(file, text);
        all.append(text);
      }
      StringBuilder kept = new StringBuilder();
      for (int number = backups; number >= 1; number--) {
        StringBuilder old = files.files.get("w.log." + number);
        kept.append(old == null ? "" : old);
      }
      kept.append(files.content("w.log"));
      assertThat(kept.length()).isPositive();
      assertThat(all.toString()).endsWith(kept.toString());
      file.close();
    }
    assertThat(files.open).isEmpty();
  }

  @Test
  void sharedPathsShareOneWriter() throws IOException {
    LogFiles shared = new LogFiles(files, troubles);
    RotatingLogFile one = shared.acquire("w.log", 5, 1, 0666);
    RotatingLogFile two = shared.acquire("w.log", 5, 1, 0666);
    assertThat(two).isSameAs(one);
    write(one, "abc");
    write(two, "de");
    assertThat(files.content("w.log.1")).isEqualTo("abcde");
    shared.release(one);
    write(two, "f");
    shared.reopenAll();
    shared.clear("w.log");
    assertThat(files.content("w.log")).isEmpty();
    shared.release(two);
    assertThat(files.open).isEmpty();
    assertThatThrownBy(() -> shared.release(two))
        .hasMessage("cannot release w.log: it is not held");
  }

  @Test
  void logsThatNobodyHoldsAreClearedToo() throws IOException {
    LogFiles shared = new LogFiles(files, troubles);
    RotatingLogFile file = shared.acquire("w.log", 0, 0, 0600);
    write(file, "private");
    shared.release(file);
    shared.clear("w.log");
    assertThat(files.content("w.log")).isEmpty();
    assertThat(files.opened).endsWith("w.log false 600");
    files.devices.add("pipe");
    files.files.put("pipe", new StringBuilder("kept"));
    shared.clear("pipe");
    shared.clear("missing");
    assertThat(files.content("pipe")).isEqualTo("kept");
    assertThat(files.files).doesNotContainKey("missing");
    assertThat(files.open).isEmpty();
  }
}

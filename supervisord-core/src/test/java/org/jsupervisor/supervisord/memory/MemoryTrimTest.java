package org.jsupervisor.supervisord.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.JnrMemoryPosix;
import org.jsupervisor.supervisord.posix.Kernels;
import org.jsupervisor.supervisord.posix.MemoryPosix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When memory is given back, and which. */
class MemoryTrimTest {
  private static final String SMAPS =
      """
      f8000000-f8200000 rw-p 00000000 00:00 0
      Rss:                2048 kB
      Anonymous:          2048 kB
      VmFlags: rd wr
      7f0000000000-7f0000100000 r-xp 002e3000 fe:00 315638       /opt/a java/libjvm.so
      Rss:                1024 kB
      Anonymous:             0 kB
      7f0000200000-7f0000300000 r--p 002e3000 fe:00 315638       /opt/relocated.so
      Rss:                1024 kB
      Anonymous:             4 kB
      7f0000400000-7f0000500000 rw-p 002e3000 fe:00 315638       /opt/data.so
      Rss:                1024 kB
      Anonymous:             0 kB
      7f0000600000-7f0000700000 r--p 002e3000 fe:00 315638       /opt/small.so
      Rss:                 252 kB
      Anonymous:             0 kB
      7ffd00000000-7ffd00100000 r-xp 00000000 00:00 0            [vdso]
      Rss:                1024 kB
      Anonymous:             0 kB
      """;

  /** Notes what it is asked. */
  private static final class Recorder implements MemoryPosix, Heap {
    final List<String> calls = new ArrayList<>();
    long heapBytes = 4L << 20;
    long bytesAfterCollection;

    @Override
    public long bytes() {
      return heapBytes;
    }

    @Override
    public void collect() {
      calls.add("collected");
      heapBytes = bytesAfterCollection;
    }

    @Override
    public void releaseFreedMemory() {
      calls.add("freed");
    }

    @Override
    public void releasePages(long address, long bytes) {
      calls.add(Long.toHexString(address) + "+" + Long.toHexString(bytes));
    }
  }

  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final Recorder recorder = new Recorder();

  private void begin(Path directory) throws IOException {
    Path smaps = Files.writeString(directory.resolve("smaps"), SMAPS);
    new MemoryTrim(loop, recorder, recorder, smaps).begin();
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      loop.runOnce(false);
    }
  }

  @Test
  void onlyWhatItsFileCanBringBackIsReleased(@TempDir Path directory) throws IOException {
    begin(directory);
    time.advanceSeconds(8);
    turns(1);
    assertThat(recorder.calls).containsExactly("freed", "7f0000000000+100000");
  }

  @Test
  void anIdleDaemonIsNotWoken(@TempDir Path directory) throws IOException {
    begin(directory);
    time.advanceSeconds(8);
    turns(400);
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void afterMuchWorkItIsDoneAgainButNotOften(@TempDir Path directory) throws IOException {
    begin(directory);
    time.advanceSeconds(8);
    turns(1);
    recorder.calls.clear();
    turns(500);
    time.advanceSeconds(9);
    turns(1);
    assertThat(recorder.calls).isEmpty();
    time.advanceSeconds(1);
    turns(1);
    assertThat(recorder.calls).hasSize(2);
    time.advanceSeconds(100);
    turns(500);
    assertThat(loop.nextDeadlineNanos() - time.nanos()).isEqualTo(3_000_000_000L);
  }

  @Test
  void theEndOfABusyTimeIsWaitedForHalfAMinute(@TempDir Path directory) throws IOException {
    begin(directory);
    int seconds = 0;
    while (recorder.calls.isEmpty()) {
      turns(50);
      time.advanceSeconds(1);
      seconds++;
    }
    assertThat(seconds).isBetween(31, 34);
  }

  @Test
  void restAfterABusyTimeIsSeenWithinSeconds(@TempDir Path directory) throws IOException {
    begin(directory);
    turns(50);
    time.advanceSeconds(8);
    turns(1);
    assertThat(recorder.calls).isEmpty();
    time.advanceSeconds(3);
    turns(1);
    assertThat(recorder.calls).hasSize(2);
  }

  @Test
  void aHeapThatHasGrownIsCollectedBeforeItsMemoryIsGivenBack(@TempDir Path directory)
      throws IOException {
    begin(directory);
    time.advanceSeconds(8);
    turns(1);
    recorder.calls.clear();
    recorder.heapBytes = 100L << 20;
    recorder.bytesAfterCollection = 60L << 20;
    turns(1);
    time.advanceSeconds(30);
    turns(2);
    assertThat(recorder.calls).startsWith("collected", "freed").hasSize(3);
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aHeapIsNotCollectedAgainUnlessItHasGrownByHalf(@TempDir Path directory) throws IOException {
    begin(directory);
    recorder.heapBytes = 100L << 20;
    recorder.bytesAfterCollection = 60L << 20;
    time.advanceSeconds(8);
    turns(1);
    recorder.calls.clear();
    recorder.heapBytes = 90L << 20;
    turns(1);
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    recorder.heapBytes = 91L << 20;
    turns(1);
    time.advanceSeconds(30);
    turns(1);
    assertThat(recorder.calls).contains("collected");
  }

  @Test
  void garbageOfHoursIsCollectedAlthoughTheHeapIsSmall(@TempDir Path directory) throws IOException {
    begin(directory);
    time.advanceSeconds(8);
    turns(1);
    recorder.calls.clear();
    recorder.bytesAfterCollection = 5L << 20;
    recorder.heapBytes = 8L << 20;
    time.advanceSeconds(3600);
    turns(1);
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    recorder.heapBytes++;
    turns(1);
    time.advanceSeconds(3);
    turns(1);
    assertThat(recorder.calls).startsWith("collected", "freed");
  }

  @Test
  void aSmallHeapThatGrowsAgainAndAgainIsNotCollectedOften(@TempDir Path directory)
      throws IOException {
    begin(directory);
    time.advanceSeconds(8);
    turns(1);
    recorder.calls.clear();
    recorder.heapBytes = 20L << 20;
    recorder.bytesAfterCollection = 20L << 20;
    time.advanceSeconds(592);
    turns(1);
    time.advanceSeconds(3);
    turns(1);
    assertThat(recorder.calls).contains("collected");
    recorder.calls.clear();
    recorder.heapBytes = 39L << 20;
    time.advanceSeconds(590);
    turns(1);
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    time.advanceSeconds(10);
    turns(1);
    time.advanceSeconds(3);
    turns(1);
    assertThat(recorder.calls).contains("collected");
  }

  @Test
  void theRealKernelTakesPagesAndTheProgramGoesOn() throws IOException {
    Kernels.posix();
    JnrMemoryPosix kernel = new JnrMemoryPosix();
    List<Mapping> before = mappings();
    int released = 0;
    for (Mapping mapping : before) {
      if (mapping.isReleasable()) {
        kernel.releasePages(mapping.start(), mapping.bytes());
        released++;
      }
    }
    kernel.releaseFreedMemory();
    assertThat(released).isPositive();
    assertThat(resident(mappings())).isLessThan(resident(before));
  }

  private static List<Mapping> mappings() throws IOException {
    String text = Files.readString(Path.of("/proc/self/smaps"));
    return MappingTable.read(new BufferedReader(new StringReader(text)));
  }

  private static int resident(List<Mapping> mappings) {
    int kilobytes = 0;
    for (Mapping mapping : mappings) {
      if (mapping.file().contains("libjvm")) {
        kilobytes += mapping.residentKilobytes();
      }
    }
    return kilobytes;
  }
}

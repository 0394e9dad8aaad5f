package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A writer that always fills its pipe. */
class FloodTest {
  private static final int ORDINARY = 65_536;
  private static final int LARGE = 262_144;

  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final PumpResources resources = new PumpResources(loop, posix);
  private final ByteBuffer endless = ByteBuffer.allocateDirect(1 << 20);
  private final List<OutputPump> pumps = new ArrayList<>();
  private final List<Integer> writers = new ArrayList<>();

  private RecordingSink open(boolean takesLargeChunks) throws PosixException {
    RecordingSink sink = new RecordingSink();
    if (takesLargeChunks) {
      sink.takeLargeChunks();
    }
    Posix.Pipe pipe = posix.pipe();
    pumps.add(new OutputPump(resources, pipe.readEnd(), sink));
    writers.add(pipe.writeEnd());
    return sink;
  }

  private void fillAndRead(int times) throws PosixException {
    for (int i = 0; i < times; i++) {
      for (int writer : writers) {
        posix.write(writer, endless.clear());
      }
      loop.runOnce(false);
    }
  }

  private long large(List<RecordingSink> sinks) {
    return sinks.stream().filter(sink -> sink.largestChunk() == LARGE).count();
  }

  @AfterEach
  void leavesNoDescriptorOpen() {
    pumps.forEach(OutputPump::close);
    writers.forEach(posix::close);
    assertThat(posix.openDescriptors()).isZero();
  }

  @Test
  void itsPipeIsEnlarged() throws PosixException {
    RecordingSink sink = open(true);
    fillAndRead(8);
    assertThat(sink.largestChunk()).isEqualTo(ORDINARY);
    fillAndRead(1);
    assertThat(sink.largestChunk()).isEqualTo(LARGE);
    assertThat(sink.text()).hasSize(8 * ORDINARY + LARGE);
  }

  @Test
  void pipeOfOneThatPausesIsNotEnlarged() throws PosixException {
    RecordingSink sink = open(true);
    for (int i = 0; i < 4; i++) {
      fillAndRead(7);
      posix.write(writers.get(0), endless.clear().limit(10));
      loop.runOnce(false);
    }
    assertThat(sink.largestChunk()).isEqualTo(ORDINARY);
  }

  private void writeLines(int count) throws PosixException {
    for (int i = 0; i < count; i++) {
      posix.write(writers.get(0), endless.clear().limit(10));
      loop.runOnce(false);
    }
  }

  @Test
  void linesInRapidSuccessionAreReadTogether() throws PosixException {
    RecordingSink sink = open(true);
    writeLines(FloodGauge.SMALL_READS);
    assertThat(sink.text()).hasSize(10 * FloodGauge.SMALL_READS);
    writeLines(50);
    assertThat(sink.text()).hasSize(10 * FloodGauge.SMALL_READS);
    time.advanceNanos(FloodGauge.PAUSE_NANOS);
    loop.runOnce(false);
    loop.runOnce(false);
    assertThat(sink.text()).hasSize(10 * (FloodGauge.SMALL_READS + 50));
    assertThat(sink.largestChunk()).isEqualTo(500);
  }

  @Test
  void linesThatComeDuringAPauseFindRoom() throws PosixException {
    RecordingSink sink = open(true);
    writeLines(FloodGauge.SMALL_READS);
    int pipe = PumpResources.PAUSED_PIPE_BYTES;
    ByteBuffer lines = ByteBuffer.allocateDirect(pipe + 1);
    assertThat(posix.write(writers.get(0), lines)).isEqualTo(pipe);
    time.advanceNanos(FloodGauge.PAUSE_NANOS);
    for (int i = 0; i < 10; i++) {
      loop.runOnce(false);
    }
    assertThat(sink.text()).hasSize(10 * FloodGauge.SMALL_READS + pipe);
  }

  @Test
  void lastLinesOfAPausedPipeAreDrained() throws PosixException {
    RecordingSink sink = open(true);
    writeLines(FloodGauge.SMALL_READS + 5);
    pumps.get(0).drain();
    assertThat(sink.text()).hasSize(10 * (FloodGauge.SMALL_READS + 5));
    time.advanceNanos(FloodGauge.PAUSE_NANOS);
    loop.runOnce(false);
    assertThat(sink.isClosed()).isTrue();
  }

  @Test
  void withoutALargerPipeNobodyIsMadeToWait() throws PosixException {
    posix.failPipeCapacities(Errno.EPERM);
    RecordingSink sink = open(true);
    writeLines(3 * FloodGauge.SMALL_READS);
    assertThat(sink.text()).hasSize(30 * FloodGauge.SMALL_READS);
  }

  @Test
  void sinkThatWantsSmallChunksGetsThem() throws PosixException {
    RecordingSink sink = open(false);
    fillAndRead(20);
    assertThat(sink.largestChunk()).isEqualTo(ORDINARY);
  }

  @Test
  void kernelThatRefusesChangesNothing() throws PosixException {
    posix.failPipeCapacities(Errno.EPERM);
    RecordingSink sink = open(true);
    fillAndRead(20);
    assertThat(sink.text()).hasSize(20 * ORDINARY);
    assertThat(sink.largestChunk()).isEqualTo(ORDINARY);
  }

  @Test
  void onlySomePipesAreEnlargedAndClosedOnesMakeRoom() throws PosixException {
    List<RecordingSink> sinks = new ArrayList<>();
    for (int i = 0; i < PumpResources.LARGE_PIPES + 1; i++) {
      sinks.add(open(true));
    }
    fillAndRead(10);
    assertThat(large(sinks)).isEqualTo(PumpResources.LARGE_PIPES);
    pumps.get(0).close();
    posix.close(writers.remove(0));
    RecordingSink later = open(true);
    fillAndRead(10);
    assertThat(later.largestChunk()).isEqualTo(LARGE);
  }
}

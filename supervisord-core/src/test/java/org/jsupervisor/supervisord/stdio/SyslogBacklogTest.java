package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.FakeReceiver;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programs that write more than syslog reads. */
class SyslogBacklogTest {
  private static final int LINE_BYTES = 64;
  private static final int CHUNK_LINES = 1024;

  /** So many turns fill the memory if nothing stops them. */
  private static final int TURNS = 100;

  private final FakePosix posix = new FakePosix();
  private final FakeReceiver receiver = posix.receiver();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final PumpResources resources = new PumpResources(loop, posix);
  private final RecordedSyslogTrouble trouble = new RecordedSyslogTrouble();
  private final Syslog syslog =
      new Syslog(posix, loop, time, Syslog.DEVICE, "supervisord", trouble);
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_LINES * LINE_BYTES);
  private final List<OutputPump> pumps = new ArrayList<>();
  private final List<Integer> writers = new ArrayList<>();
  private int written;

  /** A program; returns the descriptor it writes to. */
  private int open(OutputSink sink) throws PosixException {
    Posix.Pipe pipe = posix.pipe();
    pumps.add(new OutputPump(resources, pipe.readEnd(), sink));
    writers.add(pipe.writeEnd());
    return pipe.writeEnd();
  }

  private OutputSink toSyslog() {
    return new TeeSink(new RecordingSink(), new SyslogSink(syslog, "web"));
  }

  private static String line(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(LINE_BYTES - 1 - digits.length()) + digits;
  }

  /** Writes numbered lines, as many as fit; false if the pipe is full. */
  private boolean write(int writer) throws PosixException {
    chunk.clear();
    for (int i = 0; i < CHUNK_LINES; i++) {
      chunk.put((line(written + i) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    int count = posix.write(writer, chunk.flip());
    written += Math.max(0, count) / LINE_BYTES;
    return count > 0;
  }

  /** The program writes on and on; returns after how many turns it had to wait. */
  private int flood(int writer) throws PosixException {
    for (int turn = 0; turn < TURNS; turn++) {
      if (!write(writer)) {
        return turn;
      }
      loop.runOnce(false);
    }
    return TURNS;
  }

  private void readAll() {
    receiver.takeOnly(Integer.MAX_VALUE);
    for (int turn = 0; turn < 2 * TURNS; turn++) {
      loop.runOnce(false);
    }
  }

  private void assertThatAllHasArrived() {
    assertThat(receiver.datagrams()).hasSize(written);
    for (int i = 0; i < written; i++) {
      assertThat(receiver.datagrams().get(i)).endsWith(" web " + line(i));
    }
    assertThat(trouble.losses()).isEmpty();
  }

  @AfterEach
  void leavesNothing() {
    pumps.forEach(OutputPump::close);
    writers.forEach(posix::close);
    syslog.close();
    assertThat(posix.openDescriptors()).isZero();
    assertThat(posix.poller().watched()).isEmpty();
    assertThat(loop.nextDeadlineNanos()).as("timers").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aProgramWaitsWhileMuchWaitsAndLosesNothing() throws PosixException {
    int writer = open(toSyslog());
    receiver.takeOnly(0);
    assertThat(flood(writer)).isBetween(10, TURNS - 1);
    readAll();
    assertThat(flood(writer)).as("it goes on").isEqualTo(TURNS);
    readAll();
    assertThatAllHasArrived();
  }

  @Test
  void othersDoNotWait() throws PosixException {
    int writer = open(toSyslog());
    RecordingSink other = new RecordingSink();
    int otherWriter = open(other);
    receiver.takeOnly(0);
    flood(writer);
    written = 0;
    assertThat(flood(otherWriter)).isEqualTo(TURNS);
    assertThat(other.text()).hasSize(TURNS * CHUNK_LINES * LINE_BYTES);
  }

  @Test
  void aProgramGoesOnOnlyWhenLittleWaits() throws PosixException {
    int writer = open(toSyslog());
    receiver.takeOnly(0);
    flood(writer);
    receiver.takeOnly(100);
    loop.runOnce(false);
    loop.runOnce(false);
    assertThat(write(writer)).as("its pipe is not read").isFalse();
    receiver.takeOnly(CHUNK_LINES * 20);
    for (int turn = 0; turn < 2 * TURNS; turn++) {
      loop.runOnce(false);
    }
    assertThat(write(writer)).isTrue();
  }

  @Test
  void aReaderThatTakesNothingHoldsNobodyUpForLong() throws PosixException {
    int writer = open(toSyslog());
    receiver.takeOnly(0);
    flood(writer);
    time.advanceSeconds(4);
    loop.runOnce(false);
    assertThat(write(writer)).isFalse();
    receiver.takeOnly(1);
    loop.runOnce(false);
    time.advanceSeconds(4);
    loop.runOnce(false);
    assertThat(write(writer)).as("it has taken one a while ago").isFalse();
    time.advanceSeconds(1);
    loop.runOnce(false); // The timer fires after descriptors were served.
    loop.runOnce(false);
    assertThat(flood(writer)).as("nobody waits any more").isEqualTo(TURNS);
    assertThat(trouble.losses()).isNotEmpty();
    receiver.takeOnly(1);
    loop.runOnce(false);
    loop.runOnce(false);
    write(writer);
    assertThat(write(writer)).as("it reads again").isFalse();
  }

  @Test
  void aReaderThatGoesAwayHoldsNobodyUp() throws PosixException {
    int writer = open(toSyslog());
    receiver.takeOnly(0);
    flood(writer);
    receiver.fail(Errno.ENOENT);
    loop.runOnce(false);
    loop.runOnce(false);
    assertThat(flood(writer)).isEqualTo(TURNS);
  }

  @Test
  void whatAProgramHasWrittenBeforeItsEndIsReadAllTheSame() throws PosixException {
    int writer = open(toSyslog());
    receiver.takeOnly(0);
    flood(writer);
    pumps.get(0).drain();
    readAll();
    assertThatAllHasArrived();
  }

  @Test
  void lineEndsAloneFillTheMemoryNoFurther() throws PosixException {
    int writer = open(toSyslog());
    receiver.takeOnly(0);
    ByteBuffer ends = ByteBuffer.allocateDirect(1 << 16);
    for (int i = 0; i < ends.capacity(); i++) {
      ends.put(i, (byte) '\n');
    }
    ends.put(ends.capacity() - 1, (byte) 'x');
    int turn = 0;
    while (turn < TURNS && posix.write(writer, ends.clear()) > 0) {
      loop.runOnce(false);
      turn++;
    }
    assertThat(turn).isLessThan(TURNS);
    assertThat(trouble.losses()).isEmpty();
  }
}

package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.SpawnRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PumpTest {
  private final FakePosix posix = new FakePosix();
  private final EventLoop loop = new EventLoop(posix.poller(), new ManualTime());
  private final PumpResources resources = new PumpResources(loop, posix);
  private final RecordingSink out = new RecordingSink();
  private final RecordingSink err = new RecordingSink();
  private final List<PosixException> inputFailures = new ArrayList<>();
  private @Nullable StdioPump pump;

  private FakeChild start(boolean redirectStderr) throws PosixException {
    pump = StdioPump.open(resources, redirectStderr);
    return spawn();
  }

  private FakeChild spawn() throws PosixException {
    posix.spawn(
        new SpawnRequest(
            "/bin/cat".getBytes(StandardCharsets.UTF_8),
            List.of(),
            List.of(),
            pump().childStdin(),
            pump().childStdout(),
            pump().childStderr(),
            null,
            null));
    pump().closeChildEnds();
    pump().start(out, err, 100_000, inputFailures::add);
    return posix.lastSpawned();
  }

  private StdioPump pump() {
    return Objects.requireNonNull(pump);
  }

  @AfterEach
  void leavesNoDescriptorOpen() {
    if (pump != null) {
      pump.close();
    }
    assertThat(posix.openDescriptors()).isZero();
    assertThat(posix.poller().watched()).isEmpty();
  }

  @Test
  void bytesGoToTheirSinks() throws PosixException {
    FakeChild child = start(false);
    child.writeOut("out");
    child.writeError("err");
    loop.runOnce(false);
    assertThat(out.text()).isEqualTo("out");
    assertThat(err.text()).isEqualTo("err");
    child.exit(0);
    loop.runOnce(false);
    assertThat(out.isClosed() && err.isClosed()).isTrue();
    assertThat(pump().hasOpenOutput()).isFalse();
  }

  @Test
  void redirectedErrorsComeWithTheOutput() throws PosixException {
    FakeChild child = start(true);
    child.writeOut("a");
    child.writeError("b");
    loop.runOnce(false);
    assertThat(out.text()).isEqualTo("ab");
    assertThat(pump().error()).isNull();
  }

  @Test
  void drainTakesWhatIsThereAndClosesThoughOthersHoldThePipe() throws PosixException {
    FakeChild child = start(false);
    child.writeOut("last words");
    child.exitLeavingPipesOpen(0);
    pump().drain();
    assertThat(out.text()).isEqualTo("last words");
    assertThat(out.isClosed()).isTrue();
    assertThat(pump().hasOpenOutput()).isFalse();
  }

  @Test
  void inputIsQueuedUntilTheChildReads() throws PosixException {
    FakeChild child = start(false);
    InputPump input = Objects.requireNonNull(pump().input());
    assertThat(input.write(new byte[60_000])).isTrue();
    assertThat(input.queuedBytes()).isZero();
    assertThat(input.write(new byte[60_000])).isTrue();
    assertThat(input.queuedBytes()).isEqualTo(54_464);
    assertThat(input.write(new byte[60_000])).isFalse();
    assertThat(child.readIn()).hasSize(65_536);
    loop.runOnce(false);
    assertThat(input.queuedBytes()).isZero();
    assertThat(child.readIn()).hasSize(54_464);
    assertThat(posix.poller().watched()).hasSize(2);
    assertThat(input.write("abc".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(child.readIn()).isEqualTo("abc");
  }

  @Test
  void nothingIsTakenForAChildThatClosedItsInput() throws PosixException {
    FakeChild child = start(false);
    child.closePipes();
    InputPump input = Objects.requireNonNull(pump().input());
    assertThat(input.write(new byte[] {1})).isFalse();
    assertThat(input.queuedBytes()).isZero();
    assertThat(input.write(new byte[] {1})).isFalse();
    loop.runOnce(false);
    assertThat(inputFailures).isEmpty();
  }

  @Test
  void childThatStopsReadingIsReportedInALaterTurn() throws PosixException {
    FakeChild child = start(false);
    InputPump input = Objects.requireNonNull(pump().input());
    assertThat(input.write(new byte[70_000])).isTrue();
    child.closePipes();
    assertThat(input.write(new byte[] {1})).isTrue();
    assertThat(inputFailures).isEmpty();
    loop.runOnce(false);
    assertThat(inputFailures).extracting(PosixException::errnoName).containsExactly("EPIPE");
    assertThat(input.isOpen()).isFalse();
    assertThat(input.write(new byte[] {1})).isFalse();
  }

  @Test
  void childrenThatDoNotReadShareALimit() throws PosixException {
    PumpResources shared = resources;
    List<StdioPump> pumps = new ArrayList<>();
    int taken = 0;
    for (int count = 0; count < 5; count++) {
      StdioPump one = StdioPump.open(shared, false);
      pumps.add(one);
      one.start(out, err, 16 << 20, inputFailures::add);
      taken += Objects.requireNonNull(one.input()).write(new byte[5 << 20]) ? 1 : 0;
    }
    assertThat(taken).as("large writes taken").isEqualTo(3);
    InputPump last = Objects.requireNonNull(pumps.get(4).input());
    assertThat(last.write(new byte[1000])).as("a small write").isTrue();
    pumps.get(0).close();
    assertThat(last.write(new byte[5 << 20])).as("a large write after room was made").isTrue();
    for (StdioPump one : pumps) {
      one.close();
      posix.close(one.childStdin());
      posix.close(one.childStdout());
      posix.close(one.childStderr());
    }
  }

  @Test
  void givenStdinStaysTheCallers() throws PosixException {
    int listener = posix.listenTcp("127.0.0.1", 9000, 10);
    pump = StdioPump.openWithStdin(resources, listener, false);
    assertThat(pump().childStdin()).isEqualTo(listener);
    spawn();
    assertThat(pump().input()).isNull();
    pump().close();
    assertThat(posix.openDescriptors()).isEqualTo(1);
    posix.close(listener);
  }

  @Test
  void runningOutOfDescriptorsLeaksNone() {
    posix.limitDescriptors(5);
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> StdioPump.open(resources, false))
        .satisfies(e -> assertThat(e.errnoName()).isEqualTo("EMFILE"));
    assertThat(posix.openDescriptors()).isZero();
  }
}

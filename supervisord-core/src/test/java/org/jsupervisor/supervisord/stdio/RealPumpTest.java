package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.SystemTime;
import org.jsupervisor.supervisord.posix.JnrPosix;
import org.jsupervisor.supervisord.posix.Kernels;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.SpawnRequests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealPumpTest {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final RecordingSink out = new RecordingSink();
  private final RecordingSink err = new RecordingSink();
  private final List<PosixException> inputFailures = new ArrayList<>();
  private JnrPosix posix;
  private EventLoop loop;
  private int pid;

  @BeforeEach
  void open() throws PosixException {
    posix = Kernels.posix();
    loop = new EventLoop(posix.poller(), new SystemTime());
  }

  private StdioPump start(String script) throws PosixException {
    StdioPump pump = StdioPump.open(new PumpResources(loop, posix), false);
    pid =
        posix.spawn(
            SpawnRequests.shell(script)
                .stdin(pump.childStdin())
                .stdout(pump.childStdout())
                .stderr(pump.childStderr())
                .build());
    pump.closeChildEnds();
    pump.start(out, err, 1 << 20, inputFailures::add);
    return pump;
  }

  private void turnUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    loop.schedule(deadline, loop::stop);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      loop.runOnce(true);
    }
  }

  @Test
  void megabytesPassThroughAChild() throws PosixException {
    StdioPump pump = start("cat; echo done >&2");
    byte[] sent = "0123456789abcde\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
    InputPump input = Objects.requireNonNull(pump.input());
    assertThat(input.write(sent)).isTrue();
    turnUntil(() -> out.text().length() == sent.length);
    assertThat(input.queuedBytes()).isZero();
    input.close();
    turnUntil(() -> !pump.hasOpenOutput());
    assertThat(out.text()).isEqualTo(new String(sent, StandardCharsets.UTF_8));
    assertThat(err.text()).isEqualTo("done\n");
    assertThat(Kernels.awaitChild(posix).exitCode()).isZero();
    pump.close();
  }

  @Test
  void floodComesInLargerChunksAndWhole() throws PosixException {
    out.takeLargeChunks();
    StdioPump pump = start("head -c 20000000 /dev/zero | tr '\\0' x | dd bs=64k 2>/dev/null");
    turnUntil(() -> !pump.hasOpenOutput());
    assertThat(out.text()).hasSize(20_000_000).containsOnlyOnce("x".repeat(20_000_000));
    assertThat(Kernels.awaitChild(posix).exitCode()).isZero();
    pump.close();
  }

  @Test
  void drainDoesNotWaitForAGrandchild() throws PosixException {
    StdioPump pump = start("sleep 60 & echo $!");
    Kernels.awaitChild(posix);
    pump.drain();
    assertThat(out.text()).endsWith("\n");
    assertThat(pump.hasOpenOutput()).isFalse();
    posix.kill(Integer.parseInt(out.text().trim()), 9);
    pump.close();
    assertThat(out.isClosed() && err.isClosed()).isTrue();
  }

  @Test
  void nothingIsTakenForAChildThatClosedItsStdin() throws PosixException {
    StdioPump pump = start("exec <&-; echo closed; sleep 60");
    turnUntil(() -> !out.text().isEmpty());
    assertThat(Objects.requireNonNull(pump.input()).write(new byte[] {1})).isFalse();
    posix.kill(-pid, 9);
    Kernels.awaitChild(posix);
    pump.close();
  }

  @Test
  void childThatClosesItsStdinWhileBytesWaitIsReported() throws PosixException {
    StdioPump pump = start("echo begun; sleep 0.2; exec <&-; sleep 60");
    turnUntil(() -> !out.text().isEmpty());
    assertThat(Objects.requireNonNull(pump.input()).write(new byte[200_000])).isTrue();
    turnUntil(() -> !inputFailures.isEmpty());
    assertThat(inputFailures.get(0).errnoName()).isEqualTo("EPIPE");
    posix.kill(-pid, 9);
    Kernels.awaitChild(posix);
    pump.close();
  }
}

package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpollPollerTest {
  private static final int MANY = 1000;
  private static final long FIFTY_MILLIS = 50_000_000;

  private final List<Integer> open = new ArrayList<>();
  private JnrPosix posix;
  private Poller poller;

  @BeforeEach
  void open() throws PosixException {
    posix = Kernels.posix();
    poller = posix.poller();
  }

  @AfterEach
  void closeAll() {
    poller.close();
    open.forEach(posix::close);
  }

  private Posix.Pipe pipe() throws PosixException {
    Posix.Pipe pipe = posix.pipe();
    open.add(pipe.readEnd());
    open.add(pipe.writeEnd());
    return pipe;
  }

  private void fill(Posix.Pipe pipe) throws PosixException {
    posix.write(pipe.writeEnd(), ByteBuffer.allocateDirect(1));
  }

  @Test
  void twoThousandDescriptorsAreToldApart() throws PosixException {
    List<Posix.Pipe> pipes = new ArrayList<>();
    Set<Integer> expected = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      Posix.Pipe pipe = pipe();
      pipes.add(pipe);
      poller.add(pipe.readEnd(), Poller.READ);
      poller.add(pipe.writeEnd(), 0);
    }
    assertThat(poller.poll(0)).isZero();
    for (int i = 0; i < MANY; i += 7) {
      fill(pipes.get(i));
      expected.add(pipes.get(i).readEnd());
    }
    Set<Integer> ready = new HashSet<>();
    int count = poller.poll(-1);
    for (int i = 0; i < count; i++) {
      assertThat(poller.readySet(i)).isEqualTo(Poller.READ);
      ready.add(poller.readyFd(i));
    }
    assertThat(ready).isEqualTo(expected);
  }

  @Test
  void descriptorThatIsClosedIsNoLongerWatched() throws PosixException {
    Posix.Pipe pipe = posix.pipe();
    poller.add(pipe.readEnd(), Poller.READ);
    fill(pipe);
    assertThat(poller.poll(0)).isEqualTo(1);
    posix.close(pipe.readEnd());
    posix.close(pipe.writeEnd());
    assertThat(poller.poll(0)).isZero();
    Posix.Pipe next = pipe();
    assertThat(next.readEnd()).isEqualTo(pipe.readEnd());
    poller.add(next.readEnd(), Poller.READ);
    fill(next);
    assertThat(poller.poll(0)).isEqualTo(1);
  }

  @Test
  void interestChangesAndEnds() throws PosixException {
    Posix.Pipe pipe = pipe();
    poller.add(pipe.writeEnd(), 0);
    assertThat(poller.poll(0)).isZero();
    poller.change(pipe.writeEnd(), Poller.WRITE);
    assertThat(poller.poll(0)).isEqualTo(1);
    assertThat(poller.readySet(0)).isEqualTo(Poller.WRITE);
    poller.remove(pipe.writeEnd());
    assertThat(poller.poll(0)).isZero();
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> poller.remove(pipe.writeEnd()))
        .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
  }

  @Test
  void hangUpIsReadableAndWritable() throws PosixException {
    Posix.Pipe pipe = pipe();
    poller.add(pipe.readEnd(), Poller.READ);
    posix.close(pipe.writeEnd());
    assertThat(poller.poll(-1)).isEqualTo(1);
    assertThat(poller.readyFd(0)).isEqualTo(pipe.readEnd());
    assertThat(poller.readySet(0)).isEqualTo(Poller.READ | Poller.WRITE);
  }

  @Test
  void waitsNoShorterThanAsked() throws PosixException {
    long start = System.nanoTime();
    assertThat(poller.poll(FIFTY_MILLIS + 1)).isZero();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(FIFTY_MILLIS);
  }
}

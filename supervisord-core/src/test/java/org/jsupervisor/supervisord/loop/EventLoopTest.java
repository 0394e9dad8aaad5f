package org.jsupervisor.supervisord.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final List<String> log = new ArrayList<>();

  private Posix.Pipe readablePipe() throws PosixException {
    Posix.Pipe pipe = posix.pipe();
    posix.write(pipe.writeEnd(), ByteBuffer.wrap(new byte[] {1}));
    return pipe;
  }

  private Watch watchReadable(String name) throws PosixException {
    return loop.watch(readablePipe().readEnd(), Poller.READ, set -> log.add(name));
  }

  @Test
  void turnKeepsItsOrder() throws PosixException {
    loop.onEachTurn(() -> log.add("each turn"));
    loop.schedule(0, () -> log.add("timer"));
    loop.afterIo(() -> log.add("after i/o"));
    watchReadable("pipe");
    loop.watchFirst(readablePipe().readEnd(), Poller.READ, set -> log.add("first"));
    loop.runOnce(true);
    assertThat(log).containsExactly("first", "pipe", "after i/o", "timer", "each turn");
  }

  @Test
  void descriptorsAreServedBetweenManyLongTimers() throws PosixException {
    for (String name : List.of("first timer", "second timer")) {
      loop.schedule(
          0,
          () -> {
            log.add(name);
            time.advanceSeconds(1);
          });
    }
    loop.runOnce(true);
    watchReadable("pipe");
    loop.runOnce(true);
    assertThat(log).containsExactly("first timer", "pipe", "second timer");
  }

  @Test
  void clockIsReadOncePerTurn() {
    time.advanceSeconds(5);
    int before = time.reads();
    assertThat(loop.nowNanos()).isZero();
    loop.runOnce(false);
    assertThat(time.reads()).isEqualTo(before + 1);
    assertThat(loop.nowNanos()).isEqualTo(5_000_000_000L);
    assertThat(loop.nowWall()).isEqualTo(time.wall());
    time.advanceSeconds(1);
    loop.refresh();
    assertThat(loop.nowNanos()).isEqualTo(6_000_000_000L);
  }

  @Test
  void watchClosedByAnEarlierHandlerIsNotServed() throws PosixException {
    List<Watch> watches = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      int fd = readablePipe().readEnd();
      watches.add(
          loop.watch(
              fd,
              Poller.READ,
              set -> {
                log.add(name);
                watches.forEach(Watch::close);
              }));
    }
    loop.runOnce(true);
    loop.runOnce(true);
    assertThat(log).containsExactly("one");
    assertThat(posix.poller().watched()).isEmpty();
  }

  @Test
  void reusedDescriptorDoesNotInheritReadiness() throws PosixException {
    int first = readablePipe().readEnd();
    int second = readablePipe().readEnd();
    List<Watch> former = new ArrayList<>();
    loop.watch(
        first,
        Poller.READ,
        set -> {
          former.get(0).close();
          posix.close(second);
          assertThat(posix.pipe().readEnd()).isEqualTo(second);
          loop.watch(second, Poller.READ, ready -> log.add("new"));
        });
    former.add(loop.watch(second, Poller.READ, set -> log.add("former")));
    loop.runOnce(true);
    assertThat(log).isEmpty();
  }

  @Test
  void watchClosedWithItsDescriptorLeavesTheNumberToOthers() throws PosixException {
    int first = readablePipe().readEnd();
    int second = readablePipe().readEnd();
    List<Watch> former = new ArrayList<>();
    loop.watch(
        first,
        Poller.READ,
        set -> {
          former.get(0).closeWithDescriptor();
          posix.close(second);
        });
    former.add(loop.watch(second, Poller.READ, set -> log.add("former")));
    loop.runOnce(true);
    assertThat(log).isEmpty();
    assertThat(posix.poller().watched()).containsExactly(first);
    assertThat(readablePipe().readEnd()).isEqualTo(second);
    loop.watch(second, Poller.READ, set -> log.add("new"));
    loop.runOnce(true);
    assertThat(log).containsExactly("new");
    assertThat(former.get(0).isClosed()).isTrue();
  }

  @Test
  void interestCanBeTakenBackWithinTheTurn() throws PosixException {
    List<Watch> watches = new ArrayList<>();
    loop.watch(
        readablePipe().readEnd(),
        Poller.READ,
        set -> {
          log.add("one");
          watches.get(0).setInterest(0);
        });
    watches.add(watchReadable("two"));
    loop.runOnce(true);
    assertThat(log).containsExactly("one");
    watches.get(0).setInterest(Poller.READ);
    loop.runOnce(true);
    assertThat(log).containsExactly("one", "one");
  }

  @Test
  void hangUpIsReportedAsWhatIsWatched() throws PosixException {
    Posix.Pipe pipe = posix.pipe();
    loop.watch(pipe.readEnd(), Poller.READ, set -> log.add("ready " + set));
    posix.close(pipe.writeEnd());
    loop.runOnce(true);
    assertThat(log).containsExactly("ready " + Poller.READ);
  }

  @Test
  void oneDescriptorIsWatchedOnce() throws PosixException {
    int fd = readablePipe().readEnd();
    loop.watch(fd, Poller.READ, set -> log.add("ready"));
    assertThatIllegalStateException()
        .isThrownBy(() -> loop.watch(fd, Poller.READ, set -> log.add("again")))
        .withMessageContaining("cannot watch descriptor " + fd);
  }

  @Test
  void exceptionEndsOneInputOnly() throws PosixException {
    loop.onError(error -> log.add("error: " + error.getMessage()));
    loop.watch(
        readablePipe().readEnd(),
        Poller.READ,
        set -> {
          throw new IllegalStateException("handler");
        });
    watchReadable("pipe");
    loop.schedule(
        0,
        () -> {
          throw new IllegalStateException("timer");
        });
    loop.schedule(0, () -> log.add("second timer"));
    loop.runOnce(true);
    assertThat(log).containsExactly("error: handler", "pipe", "error: timer", "second timer");
  }

  @Test
  void withoutErrorHandlerAnExceptionEndsTheLoop() {
    loop.schedule(
        0,
        () -> {
          throw new IllegalStateException("timer");
        });
    assertThatIllegalStateException().isThrownBy(loop::run).withMessage("timer");
  }

  @Test
  void waitsForTheNextDeadlineOrForEver() {
    loop.runOnce(true);
    Timer timer = loop.schedule(70, () -> log.add("timer"));
    loop.runOnce(true);
    time.advanceNanos(100);
    loop.runOnce(true);
    assertThat(timer.isScheduled()).isFalse();
    loop.afterIo(() -> log.add("after i/o"));
    loop.runOnce(true);
    loop.runOnce(false);
    assertThat(posix.poller().timeouts()).containsExactly(-1L, 70L, 0L, 0L, 0L);
    assertThat(log).containsExactly("timer", "after i/o");
  }

  @Test
  void workPutOffFromTimersRunsInTheNextTurn() {
    loop.schedule(0, () -> loop.afterIo(() -> log.add("after i/o")));
    loop.runOnce(true);
    assertThat(log).isEmpty();
    loop.runOnce(true);
    loop.runOnce(false);
    assertThat(log).containsExactly("after i/o");
  }

  @Test
  void stopEndsTheRunAfterTheTurn() {
    loop.onEachTurn(() -> log.add("turn"));
    loop.schedule(0, loop::stop);
    loop.run();
    assertThat(log).containsExactly("turn");
  }
}

package org.jsupervisor.supervisord.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.Test;

class TimerTest {
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(new FakePosix().poller(), time);
  private final List<String> log = new ArrayList<>();

  @Test
  void equalDeadlinesFireInOrderOfSetting() {
    Timer first = loop.schedule(5, () -> log.add("first"));
    loop.schedule(5, () -> log.add("second"));
    first.reschedule(5);
    loop.schedule(4, () -> log.add("earlier"));
    time.advanceNanos(5);
    loop.runOnce(false);
    assertThat(log).containsExactly("earlier", "second", "first");
  }

  @Test
  void cancelledTimerDoesNotFireEvenWhenDue() {
    List<Timer> timers = new ArrayList<>();
    timers.add(loop.schedule(1, () -> timers.get(1).cancel()));
    timers.add(loop.schedule(2, () -> log.add("fired")));
    time.advanceNanos(10);
    loop.runOnce(false);
    loop.runOnce(false);
    assertThat(log).isEmpty();
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void closedTimerIsNotScheduledAgain() {
    Timer timer = loop.schedule(1, () -> log.add("fired"));
    timer.close();
    timer.reschedule(2);
    time.advanceNanos(10);
    loop.runOnce(false);
    assertThat(log).isEmpty();
    assertThat(timer.isScheduled()).isFalse();
  }

  @Test
  void timerThatSetsItselfToNowDoesNotHoldTheTurn() {
    List<Timer> timers = new ArrayList<>();
    timers.add(
        loop.schedule(
            0,
            () -> {
              log.add("fired");
              timers.get(0).reschedule(loop.nowNanos());
            }));
    loop.runOnce(false);
    assertThat(log).containsExactly("fired");
    loop.runOnce(false);
    assertThat(log).containsExactly("fired", "fired");
  }

  @Test
  void timerRescheduledWhileDueFiresAtItsNewDeadline() {
    List<Timer> timers = new ArrayList<>();
    timers.add(loop.schedule(1, () -> timers.get(1).reschedule(20)));
    timers.add(loop.schedule(2, () -> log.add("fired")));
    time.advanceNanos(10);
    loop.runOnce(false);
    assertThat(log).isEmpty();
    time.advanceNanos(10);
    loop.runOnce(false);
    assertThat(log).containsExactly("fired");
  }

  @Test
  void randomTimersFireByDeadline() {
    Random random = new Random(7);
    List<Long> fired = new ArrayList<>();
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      int index = i;
      timers.add(
          loop.schedule(random.nextInt(1000), () -> fired.add(timers.get(index).deadlineNanos())));
    }
    int cancelled = 0;
    for (Timer timer : timers) {
      switch (random.nextInt(3)) {
        case 0 -> timer.reschedule(random.nextInt(1000));
        case 1 -> {
          timer.cancel();
          cancelled++;
        }
        default -> assertThat(timer.isScheduled()).isTrue();
      }
    }
    time.advanceNanos(1000);
    loop.runOnce(false);
    assertThat(fired).isSorted().hasSize(2000 - cancelled);
  }
}

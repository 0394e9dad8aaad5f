package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.FakeReceiver;
import org.junit.jupiter.api.Test;

/** Messages for a reader that is behind. */
class SyslogOutletTest {
  private static final long SECOND = 1_000_000_000;

  private final FakePosix posix = new FakePosix();
  private final FakeReceiver receiver = posix.receiver();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final RecordedSyslogTrouble trouble = new RecordedSyslogTrouble();
  private final SyslogOutlet outlet = outlet(null);

  private SyslogOutlet outlet(@Nullable SyslogServer server) {
    return new SyslogOutlet(posix, loop, time, "/dev/log", server, trouble);
  }

  private void send(SyslogOutlet target, String... messages) {
    for (String message : messages) {
      target.begin().put(message.getBytes(StandardCharsets.US_ASCII));
      target.send();
    }
  }

  private void send(String... messages) {
    send(outlet, messages);
  }

  /** The reader takes so many more, and the loop makes a turn. */
  private void room(int messages) {
    receiver.takeOnly(messages);
    loop.runOnce(false);
  }

  @Test
  void whatFindsNoRoomFollowsInOrderAsSoonAsThereIsSome() {
    receiver.takeOnly(1);
    send("1", "2", "3", "4");
    room(0);
    assertThat(receiver.datagrams()).containsExactly("1");
    room(1);
    receiver.takeOnly(1);
    send("5"); // There would be room, but others came before it.
    assertThat(receiver.datagrams()).containsExactly("1", "2");
    room(9);
    assertThat(receiver.datagrams()).containsExactly("1", "2", "3", "4", "5");
    send("6");
    assertThat(receiver.datagrams()).endsWith("6");
    assertThat(receiver.connections()).isOne();
    assertThat(trouble.notices()).isEmpty();
    assertThat(trouble.losses()).isEmpty();
  }

  @Test
  void theSocketIsWatchedOnlyWhileMessagesWait() {
    send("1");
    assertThat(posix.poller().watched()).isEmpty();
    receiver.takeOnly(0);
    send("2");
    assertThat(posix.poller().watched()).hasSize(1);
    room(0);
    assertThat(posix.poller().watched()).hasSize(1);
    room(1);
    assertThat(posix.poller().watched()).isEmpty();
    assertThat(loop.nextDeadlineNanos()).as("timers").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aLongQueueDoesNotKeepATurnFromEnding() {
    receiver.takeOnly(0);
    List<String> sent = numbers(1000);
    send(sent.toArray(new String[0]));
    room(1000);
    assertThat(receiver.datagrams()).hasSizeBetween(1, 999);
    for (int turn = 0; turn < 10; turn++) {
      loop.runOnce(false);
    }
    assertThat(receiver.datagrams()).isEqualTo(sent);
  }

  @Test
  void whatDoesNotFitIsCountedAndWhatWasKeptIsSent() {
    receiver.takeOnly(0);
    String large = "x".repeat(50_000);
    int fitting = SyslogBacklog.MOST_BYTES / (50_000 + SyslogBacklog.MESSAGE_OVERHEAD);
    for (int i = 0; i < fitting; i++) {
      send(large);
    }
    assertThat(trouble.losses()).isEmpty();
    send(large, large);
    assertThat(trouble.losses())
        .containsExactly("50000 of syslog at /dev/log", "50000 of syslog at /dev/log");
    room(fitting);
    send("after");
    room(1);
    assertThat(receiver.datagrams()).hasSize(fitting + 1).endsWith("after");
    assertThat(trouble.losses()).hasSize(2);
    assertThat(trouble.notices()).isEmpty();
  }

  @Test
  void smallMessagesDoNotFillTheMemoryUnnoticed() {
    receiver.takeOnly(0);
    int fitting = SyslogBacklog.MOST_BYTES / (1 + SyslogBacklog.MESSAGE_OVERHEAD);
    for (int i = 0; i < fitting; i++) {
      send("x");
    }
    assertThat(trouble.losses()).isEmpty();
    send("y");
    assertThat(trouble.losses()).containsExactly("1 of syslog at /dev/log");
  }

  @Test
  void aReaderThatIsRestartedGetsWhatWaited() {
    receiver.takeOnly(1);
    send("1", "2", "3");
    receiver.restart();
    receiver.takeOnly(1);
    loop.runOnce(false);
    assertThat(receiver.datagrams()).containsExactly("1", "2");
    room(1);
    assertThat(receiver.datagrams()).containsExactly("1", "2", "3");
    assertThat(receiver.connections()).isEqualTo(2);
    assertThat(posix.openDescriptors()).isOne();
    assertThat(trouble.notices()).isEmpty();
    assertThat(trouble.losses()).isEmpty();
  }

  @Test
  void whatWaitsForAReaderThatGoesAwayIsLostAndTold() {
    receiver.takeOnly(0);
    send("12345", "678");
    receiver.fail(Errno.ENOENT);
    loop.runOnce(false);
    assertThat(trouble.notices())
        .singleElement()
        .asString()
        .startsWith("cannot send to syslog at /dev/log: ");
    assertThat(trouble.losses()).containsExactly("8 of syslog at /dev/log");
    assertThat(posix.openDescriptors()).isZero();
    assertThat(posix.poller().watched()).isEmpty();
  }

  @Test
  void whatAMissingReaderCostsIsToldWhenItIsBack() {
    receiver.fail(Errno.ENOENT);
    send("12345", "678");
    assertThat(trouble.notices()).hasSize(1);
    assertThat(trouble.losses()).isEmpty();
    receiver.fail(0);
    send("back");
    assertThat(trouble.losses()).containsExactly("8 of syslog at /dev/log");
    outlet.close();
    assertThat(trouble.losses()).hasSize(1);
  }

  @Test
  void whatAMissingReaderCostsIsToldAtTheEnd() {
    receiver.fail(Errno.ECONNREFUSED);
    send("12345");
    outlet.drain(time.nanos() + SECOND);
    assertThat(trouble.losses()).containsExactly("5 of syslog at /dev/log");
  }

  @Test
  void aServerElsewhereIsWaitedForInTheSameWay() {
    SyslogOutlet remote = outlet(new SyslogServer("10.0.0.5", 514, "box", "supervisord"));
    receiver.takeOnly(1);
    send(remote, "1", "2", "3");
    receiver.restart();
    room(9);
    assertThat(receiver.datagrams()).containsExactly("1", "2", "3");
    assertThat(trouble.notices()).as("of the first one's refusal").hasSize(1);
    assertThat(trouble.losses()).isEmpty();
  }

  @Test
  void theEndWaitsForAReaderThatGoesOn() {
    receiver.takeOnly(0);
    List<String> sent = numbers(500);
    send(sent.toArray(new String[0]));
    posix
        .poller()
        .onPoll(
            timeout -> {
              time.advanceMillis(1);
              receiver.takeOnly(2);
            });
    outlet.drain(time.nanos() + SECOND);
    assertThat(receiver.datagrams()).isEqualTo(sent);
    assertThat(time.nanos()).isEqualTo(250_000_000);
    assertThat(trouble.losses()).isEmpty();
    assertThat(posix.poller().watched()).isEmpty();
  }

  @Test
  void theEndWaitsForNobodyBeyondTheDeadline() {
    receiver.takeOnly(0);
    send("12345", "678");
    posix.poller().onPoll(time::advanceNanos);
    outlet.drain(time.nanos() + SECOND);
    assertThat(time.nanos()).isEqualTo(SECOND);
    assertThat(trouble.losses()).containsExactly("8 of syslog at /dev/log");
    outlet.drain(SECOND);
    outlet.close();
    assertThat(trouble.losses()).hasSize(1);
    assertThat(posix.openDescriptors()).isZero();
  }

  @Test
  void theEndReachesAReaderThatIsRestarted() {
    receiver.takeOnly(0);
    send("1", "2");
    receiver.restart();
    posix.poller().onPoll(timeout -> receiver.takeOnly(1));
    outlet.drain(time.nanos() + SECOND);
    assertThat(receiver.datagrams()).containsExactly("1", "2");
    assertThat(trouble.losses()).isEmpty();
  }

  @Test
  void nothingIsWaitedForWhereNothingWaits() {
    send("1");
    outlet.drain(time.nanos() + SECOND);
    assertThat(posix.poller().timeouts()).isEmpty();
  }

  @Test
  void closingLosesWhatWaits() {
    receiver.takeOnly(0);
    send("12345");
    outlet.close();
    assertThat(trouble.losses()).containsExactly("5 of syslog at /dev/log");
    assertThat(posix.openDescriptors()).isZero();
    assertThat(posix.poller().watched()).isEmpty();
  }

  private static List<String> numbers(int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }
}

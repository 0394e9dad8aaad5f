package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.Test;

class SyslogSinkTest {
  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final RecordedSyslogTrouble trouble = new RecordedSyslogTrouble();
  private final Syslog syslog =
      new Syslog(
          posix, new EventLoop(posix.poller(), time), time, Syslog.DEVICE, "supervisord", trouble);
  private final SyslogSink sink = new SyslogSink(syslog, "web");

  @Test
  void eachLineIsAMessage() {
    Chunks.feed(sink, "one\n\ntwo\n\n", "three");
    assertThat(untimed())
        .containsExactly(
            "<14>supervisord: web one",
            "<14>supervisord: web ",
            "<14>supervisord: web two",
            "<14>supervisord: web three");
    assertThat(posix.openDescriptors()).isEqualTo(1);
    syslog.close();
    assertThat(posix.openDescriptors()).isZero();
  }

  @Test
  void missingSyslogIsSaidOncePerSpell() {
    posix.receiver().fail(Errno.ENOENT);
    Chunks.feed(sink, "lost\nlost too\n");
    assertThat(trouble.notices())
        .singleElement()
        .asString()
        .contains("cannot send to syslog at /dev/log");
    posix.receiver().fail(0);
    Chunks.feed(sink, "back");
    posix.receiver().fail(Errno.ECONNREFUSED);
    Chunks.feed(sink, "lost again");
    assertThat(trouble.notices()).hasSize(2);
    assertThat(untimed()).containsExactly("<14>supervisord: web back");
  }

  @Test
  void restartedSyslogLosesNothing() {
    Chunks.feed(sink, "one");
    posix.receiver().restart();
    Chunks.feed(sink, "two");
    assertThat(untimed()).containsExactly("<14>supervisord: web one", "<14>supervisord: web two");
    assertThat(trouble.notices()).isEmpty();
  }

  @Test
  void overlongLineIsCut() {
    ByteBuffer line = ByteBuffer.allocateDirect(100_000);
    sink.output(line);
    assertThat(posix.receiver().datagrams()).singleElement().asString().hasSize(64 * 1024);
  }

  /** What was sent, with the time left out. */
  private List<String> untimed() {
    List<String> messages = new ArrayList<>();
    for (String message : posix.receiver().datagrams()) {
      assertThat(message).matches("(?s)<14>[A-Z][a-z]{2} [ \\d]\\d [\\d:]{8} supervisord: .*");
      messages.add("<14>" + message.substring(message.indexOf("supervisord")));
    }
    return messages;
  }
}

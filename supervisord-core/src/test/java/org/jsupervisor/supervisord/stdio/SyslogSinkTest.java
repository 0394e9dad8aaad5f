package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.Test;

class SyslogSinkTest {
  private final FakePosix posix = new FakePosix();
  private final List<String> notices = new ArrayList<>();
  private final Syslog syslog = new Syslog(posix, Syslog.DEVICE, "supervisord", notices::add);
  private final SyslogSink sink = new SyslogSink(syslog, "web");

  @Test
  void eachLineIsAMessage() {
    Chunks.feed(sink, "one\n\ntwo\n\n", "three");
    assertThat(posix.datagrams())
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
    posix.failDatagrams(Errno.ENOENT);
    Chunks.feed(sink, "lost\nlost too\n");
    assertThat(notices).singleElement().asString().contains("cannot send to syslog at /dev/log");
    posix.failDatagrams(0);
    Chunks.feed(sink, "back");
    posix.failDatagrams(Errno.ECONNREFUSED);
    Chunks.feed(sink, "lost again");
    assertThat(notices).hasSize(2);
    assertThat(posix.datagrams()).containsExactly("<14>supervisord: web back");
  }

  @Test
  void restartedSyslogLosesNothing() {
    Chunks.feed(sink, "one");
    posix.breakDatagrams();
    Chunks.feed(sink, "two");
    assertThat(posix.datagrams())
        .containsExactly("<14>supervisord: web one", "<14>supervisord: web two");
    assertThat(notices).isEmpty();
  }

  @Test
  void overlongLineIsCut() {
    ByteBuffer line = ByteBuffer.allocateDirect(100_000);
    sink.output(line);
    assertThat(posix.datagrams()).singleElement().asString().hasSize(64 * 1024);
  }
}

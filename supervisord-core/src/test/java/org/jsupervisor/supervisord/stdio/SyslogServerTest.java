package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.Test;

/** Messages to a syslog server elsewhere. */
class SyslogServerTest {
  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final RecordedSyslogTrouble trouble = new RecordedSyslogTrouble();
  private final Syslog syslog =
      new Syslog(
          posix,
          new EventLoop(posix.poller(), time),
          time,
          new SyslogServer("10.0.0.5", 514, "box", "supervisord"),
          trouble);
  private final SyslogSink sink = new SyslogSink(syslog, "web");

  private static String header(SyslogServer server, Instant moment) {
    return new String(server.header(moment), StandardCharsets.US_ASCII);
  }

  @Test
  void headersAreThoseOfTheProtocol() {
    SyslogServer server = new SyslogServer("::1", 1, "my box\u00e4", "x".repeat(60));
    Instant moment = Instant.parse("2026-01-31T12:34:56Z");
    String rest = "Z my_box_ " + "x".repeat(48) + " - - - ";
    assertThat(header(server, moment)).isEqualTo("1 2026-01-31T12:34:56.000" + rest);
    assertThat(header(server, moment.plusMillis(7))).isEqualTo("1 2026-01-31T12:34:56.007" + rest);
    assertThat(header(server, moment.plusMillis(78))).isEqualTo("1 2026-01-31T12:34:56.078" + rest);
    assertThat(header(server, moment.plusMillis(1999)))
        .isEqualTo("1 2026-01-31T12:34:57.999" + rest);
    assertThat(header(new SyslogServer("::1", 1, "", ""), moment)).endsWith("Z - - - - - ");
  }

  @Test
  void eachLineIsAMessage() {
    Chunks.feed(sink, "one\n\ntwo\n");
    assertThat(bodies()).containsExactly("web one", "web ", "web two");
    syslog.send(new byte[0], ByteBuffer.wrap("of the daemon\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(bodies()).last().isEqualTo("of the daemon");
    assertThat(posix.openDescriptors()).isOne();
    syslog.close();
    assertThat(posix.openDescriptors()).isZero();
  }

  @Test
  void longLinesAreSeveralMessagesOfWholeCharacters() {
    for (int shift = 0; shift < 4; shift++) {
      posix.receiver().datagrams().clear();
      String line = "a".repeat(shift) + "\ud83d\ude00".repeat(5000) + "end";
      sink.output(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      StringBuilder whole = new StringBuilder();
      for (String message : posix.receiver().datagrams()) {
        assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8192);
        assertThat(message).doesNotContain("\ufffd");
        whole.append(body(message).substring("web ".length()));
      }
      assertThat(posix.receiver().datagrams()).hasSize(3);
      assertThat(whole).hasToString(line);
    }
  }

  @Test
  void bytesThatAreNoTextAreSentAllTheSame() {
    byte[] noise = new byte[20_000];
    Arrays.fill(noise, (byte) 0x80);
    sink.output(ByteBuffer.wrap(noise));
    assertThat(posix.receiver().datagrams()).hasSize(3);
  }

  @Test
  void whatNobodyReceivesIsToldOnceAMinuteAtMost() {
    Chunks.feed(sink, "one");
    posix.receiver().restart(); // The kernel tells of a refusal with the next message.
    Chunks.feed(sink, "two");
    assertThat(trouble.notices())
        .singleElement()
        .asString()
        .startsWith("cannot send to syslog at 10.0.0.5:514: ")
        .contains("ECONNREFUSED");
    Chunks.feed(sink, "three");
    posix.receiver().restart();
    Chunks.feed(sink, "four");
    assertThat(trouble.notices()).hasSize(1);
    time.advanceSeconds(61);
    Chunks.feed(sink, "five");
    posix.receiver().restart();
    Chunks.feed(sink, "six");
    assertThat(trouble.notices()).hasSize(2);
    assertThat(bodies())
        .containsExactly("web one", "web two", "web three", "web four", "web five", "web six");
  }

  @Test
  void aNetworkThatIsNotThereIsTold() {
    posix.receiver().fail(Errno.EHOSTUNREACH);
    Chunks.feed(sink, "lost");
    Chunks.feed(sink, "lost");
    assertThat(trouble.notices()).singleElement().asString().contains("EHOSTUNREACH");
    posix.receiver().fail(0);
    Chunks.feed(sink, "back");
    assertThat(bodies()).containsExactly("web back");
  }

  private static String body(String message) {
    assertThat(message)
        .matches("(?s)<14>1 \\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}Z box supervisord - - - .*");
    return message.substring(message.indexOf(" - - - ") + " - - - ".length());
  }

  private List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    for (String message : posix.receiver().datagrams()) {
      bodies.add(body(message));
    }
    return bodies;
  }
}

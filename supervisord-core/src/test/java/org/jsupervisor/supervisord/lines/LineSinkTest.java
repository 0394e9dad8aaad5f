package org.jsupervisor.supervisord.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.stdio.OutputSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineSinkTest {
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(new FakePosix().poller(), time);
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int closings;

  private final OutputSink file =
      new OutputSink() {
        @Override
        public void output(ByteBuffer bytes) {
          assertThat(bytes.isDirect()).isTrue();
          while (bytes.hasRemaining()) {
            written.write(bytes.get());
          }
        }

        @Override
        public void closed() {
          closings++;
        }
      };

  @BeforeEach
  void setTheClock() {
    time.setWall(Instant.parse("2026-03-04T05:06:07.089999Z"));
    loop.refresh();
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private static void feed(OutputSink sink, byte[] bytes, int start, int end) {
    // Some room before the bytes: a sink must honour the position.
    ByteBuffer buffer = ByteBuffer.allocateDirect(end - start + 3).position(3);
    sink.output(buffer.put(bytes, start, end - start).flip().position(3));
  }

  private static void feed(OutputSink sink, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    feed(sink, bytes, 0, bytes.length);
  }

  private LineSink json() {
    return LineSink.json(loop, "g", "p\"1", "stdout", "", file);
  }

  private static String object(String message, boolean isPartial) {
    return "{\"time\":\"2026-03-04T05:06:07.089Z\",\"group\":\"g\",\"process\":\"p\\\"1\","
        + "\"stream\":\"stdout\",\"message\":\""
        + message
        + (isPartial ? "\",\"partial\":true}\n" : "\"}\n");
  }

  @Test
  void eachLineGetsTimeAndPrefix() {
    LineSink sink = LineSink.text(loop, true, "web | ", file);
    feed(sink, "one\n\ntwo");
    feed(sink, " words\nthr");
    assertThat(text())
        .isEqualTo(
            """
            TIME web | one
            TIME web |\s
            TIME web | two words
            """
                .replace("TIME", "2026-03-04T05:06:07.089Z"));
  }

  @Test
  void theBeginningOfALineWaitsForAWhileOnly() {
    LineSink sink = LineSink.text(loop, false, "> ", file);
    feed(sink, "Password: ");
    assertThat(text()).isEmpty();
    time.advanceNanos(LineSink.WAIT_NANOS);
    loop.runOnce(false);
    assertThat(text()).isEqualTo("> Password: ");
    feed(sink, "ok\nnext\n");
    assertThat(text()).isEqualTo("> Password: ok\n> next\n");
  }

  @Test
  void theRestIsWrittenAtTheEnd() {
    LineSink sink = LineSink.text(loop, false, "> ", file);
    feed(sink, "one\ntwo");
    sink.closed();
    assertThat(text()).isEqualTo("> one\n> two\n");
    assertThat(closings).isOne();
    time.advanceNanos(LineSink.WAIT_NANOS);
    loop.runOnce(false);
    assertThat(text()).isEqualTo("> one\n> two\n");
  }

  @Test
  void aLateLineIsEndedAtTheEnd() {
    LineSink sink = LineSink.text(loop, false, "> ", file);
    feed(sink, "late");
    time.advanceNanos(LineSink.WAIT_NANOS);
    loop.runOnce(false);
    sink.closed();
    assertThat(text()).isEqualTo("> late\n");
  }

  @Test
  void aLineWithoutEndIsContinued() {
    LineSink sink = LineSink.text(loop, false, "> ", file);
    String half = "x".repeat(LineSink.PIECE_BYTES);
    feed(sink, half);
    feed(sink, half + "y\nz\n");
    assertThat(text()).isEqualTo("> " + half + half + "y\n> z\n");
  }

  @Test
  void jsonHoldsEachLineAsAMessage() {
    LineSink sink = json();
    feed(sink, "a \"b\" \\ \t\u0001\r ö€😀\nrest");
    sink.closed();
    assertThat(text())
        .isEqualTo(object("a \\\"b\\\" \\\\ \\t\\u0001\\r ö€😀", false) + object("rest", false));
  }

  @Test
  void bytesThatAreNoTextAreReplacedInJson() {
    LineSink sink = json();
    byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, '\n', (byte) 0xe2, (byte) 0x82, '\n'};
    feed(sink, bytes, 0, bytes.length);
    assertThat(text()).isEqualTo(object("a\ufffdb\ufffd", false) + object("\ufffd\ufffd", false));
  }

  @Test
  void longAndLateLinesAreMarkedInJsonAndCutBetweenCharacters() {
    LineSink sink = json();
    String start = "x".repeat(LineSink.PIECE_BYTES - 1);
    feed(sink, start + "€€");
    time.advanceNanos(LineSink.WAIT_NANOS);
    loop.runOnce(false);
    feed(sink, "end\n");
    assertThat(text().replace("07.289Z", "07.089Z"))
        .isEqualTo(object(start, true) + object("€€", true) + object("end", false));
  }

  @Test
  void jsonKeepsTheShortestAndLongestSequencesOfEachLength() {
    LineSink sink = json();
    String text = " ~\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";
    feed(sink, "\u0000\u001f\u007f" + text + "\n");
    assertThat(text()).isEqualTo(object("\\u0000\\u001f\\u007f" + text, false));
    written.reset();
    byte[] cut = {(byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xf4, (byte) 0x90, '\n'};
    feed(sink, cut, 0, cut.length);
    assertThat(text()).isEqualTo(object("\ufffd".repeat(5), false));
  }

  @Test
  void namesAreEscapedInJson() {
    LineSink sink = LineSink.json(loop, "g\u001f\"", "p\\", "stderr", "a\tb", file);
    feed(sink, "x\n");
    assertThat(text())
        .isEqualTo(
            "{\"time\":\"2026-03-04T05:06:07.089Z\",\"group\":\"g\\u001f\\\"\",\"process\":\"p\\\\\","
                + "\"stream\":\"stderr\",\"prefix\":\"a\\u0009b\",\"message\":\"x\"}\n");
  }

  @Test
  void moreLinesThanOneChunkHoldsComeOutInOrder() {
    LineSink sink = LineSink.text(loop, false, "a prefix | ", file);
    StringBuilder lines = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; lines.length() < 200_000; i++) {
      String line = "line " + i + "x".repeat(i % 97 * (i % 11)) + "\n";
      lines.append(line);
      expected.append("a prefix | ").append(line);
    }
    feed(sink, lines.toString());
    assertThat(text()).isEqualTo(expected.toString());
  }

  @Test
  void nothingIsLostHoweverItComes() {
    for (int seed = 0; seed < 8; seed++) {
      written.reset();
      assertNothingIsLost(seed);
    }
  }

  private void assertNothingIsLost(long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[100_000];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      // Lines of all lengths, one of them far too long.
      bytes[i] = i > 30_000 && i < 80_000 && bytes[i] == '\n' ? (byte) 'n' : bytes[i];
    }
    bytes[bytes.length - 1] = '\n';
    LineSink sink = LineSink.text(loop, false, "", file);
    int start = 0;
    while (start < bytes.length) {
      int end = Math.min(bytes.length, start + 1 + random.nextInt(9_000));
      feed(sink, bytes, start, end);
      start = end;
      if (random.nextInt(4) == 0) {
        time.advanceNanos(LineSink.WAIT_NANOS);
        loop.runOnce(false);
      }
    }
    sink.closed();
    assertThat(written.toByteArray()).isEqualTo(bytes);
  }
}

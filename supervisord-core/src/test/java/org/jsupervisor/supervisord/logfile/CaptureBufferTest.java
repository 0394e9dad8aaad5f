package org.jsupervisor.supervisord.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptureBufferTest {
  private static void append(CaptureBuffer buffer, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    buffer.append(bytes, 0, bytes.length);
  }

  private static String take(CaptureBuffer buffer) {
    return new String(buffer.take(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsTheNewestBytes() {
    CaptureBuffer buffer = new CaptureBuffer(5);
    append(buffer, "abc");
    append(buffer, "defg");
    assertThat(buffer.size()).isEqualTo(5);
    assertThat(take(buffer)).isEqualTo("cdefg");
    assertThat(buffer.size()).isZero();
    append(buffer, "0123456789");
    assertThat(take(buffer)).isEqualTo("56789");
  }

  @Test
  void partsOfArraysCount() {
    CaptureBuffer buffer = new CaptureBuffer(100);
    buffer.append("hello".getBytes(StandardCharsets.ISO_8859_1), 1, 3);
    assertThat(take(buffer)).isEqualTo("ell");
  }

  @Test
  void noRoomKeepsNothing() {
    CaptureBuffer buffer = new CaptureBuffer(0);
    append(buffer, "x");
    append(buffer, "");
    assertThat(take(buffer)).isEmpty();
  }

  @Test
  void randomAppendsKeepTheEndOfAll() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int limit = random.nextInt(2000) + 1;
      CaptureBuffer buffer = new CaptureBuffer(limit);
      StringBuilder all = new StringBuilder();
      for (int chunk = 0; chunk < 40; chunk++) {
        String text = ("" + (char) ('a' + chunk % 26)).repeat(random.nextInt(300));
        append(buffer, text);
        all.append(text);
        assertThat(buffer.size()).isEqualTo(Math.min(limit, all.length()));
      }
      assertThat(take(buffer)).isEqualTo(all.substring(Math.max(0, all.length() - limit)));
    }
  }
}

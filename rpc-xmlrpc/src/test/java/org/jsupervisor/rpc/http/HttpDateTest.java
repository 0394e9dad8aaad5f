package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpDateTest {
  @Test
  void agreesWithThePlatformsFormatter() {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(0, 7_000_000_000L);
      assertThat(HttpDate.format(second))
          .isEqualTo(formatter.format(Instant.ofEpochSecond(second)));
    }
    for (long day = 0; day < 400 * 366; day++) {
      long second = day * 86_400;
      assertThat(HttpDate.format(second))
          .isEqualTo(formatter.format(Instant.ofEpochSecond(second)));
    }
  }

  @Test
  void isMadeAnewOnlyWhenTheSecondChanges() {
    long[] second = {784_111_777};
    HttpDate date = new HttpDate(() -> second[0]);
    String first = date.now();
    assertThat(first).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(date.now()).isSameAs(first);
    second[0]++;
    assertThat(date.now()).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
  }
}

package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However the bytes of requests are cut on their way, the answers are the same. */
class ArrivalTest {
  private static final String[] PARTS = {
    "GET ",
    "POST ",
    "HEAD ",
    "/",
    "/x?y=z",
    " HTTP/1.1",
    " HTTP/1.0",
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\r",
    "Content-Length: 5\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 5000000\r\n",
    "hello",
    "Connection: close\r\n",
    "Connection: keep-alive\r\n",
    "Transfer-Encoding: chunked\r\n",
    " ",
    "A: b\r\n",
    "X" + "x".repeat(300),
    ": ",
    "\u00e4",
    "\u0000",
    "GET / HTTP/1.1\r\n\r\n",
    "POST /p HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
    "GET /old HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
    "PUT / HTTP/1.1\r\nContent-Length: 1\r\n\r\n",
  };

  private static FakeClient limited() {
    HttpLimits usual = HttpLimits.DEFAULT;
    return new FakeClient(
        FakeClient::echo,
        new HttpLimits(
            400,
            1000,
            usual.headerTime(),
            usual.bodyTime(),
            usual.idleTime(),
            usual.stallTime(),
            1));
  }

  @Test
  void theCutOfTheBytesDoesNotMatter() {
    int answered = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = requests(random);
      FakeClient whole = limited().send(bytes);
      FakeClient single = limited().sendByteByByte(bytes);
      FakeClient pieces = limited();
      for (int from = 0; from < bytes.length; ) {
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        pieces.send(Arrays.copyOfRange(bytes, from, to));
        from = to;
      }
      assertThat(single.text()).as("seed %d", seed).isEqualTo(whole.text());
      assertThat(pieces.text()).as("seed %d", seed).isEqualTo(whole.text());
      assertThat(single.connection.isOutputEnded())
          .as("seed %d", seed)
          .isEqualTo(whole.connection.isOutputEnded());
      answered += whole.text().contains(" 200 OK") ? 1 : 0;
    }
    assertThat(answered).isBetween(300, 2900);
  }

  private static byte[] requests(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void noiseNeverBreaksTheReader() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] noise = new byte[random.nextInt(600)];
      random.nextBytes(noise);
      FakeClient client = limited().send("GET /").send(noise);
      client.connection.inputEnded(0);
      assertThat(client.connection.isFinished()).isTrue();
    }
  }
}

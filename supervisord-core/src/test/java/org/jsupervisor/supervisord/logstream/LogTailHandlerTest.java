package org.jsupervisor.supervisord.logstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.surface.FakeControl;
import org.jsupervisor.supervisord.surface.FakeExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailHandlerTest {
  private final FakeControl control = new FakeControl();
  private final Queue<Runnable> timers = new ArrayDeque<>();
  private final LogTailHandler handler =
      new LogTailHandler(control, (delay, action) -> timers.add(action));
  private final List<FakeExchange> clients = new ArrayList<>();
  private Path log = Path.of("");

  @BeforeEach
  void prepare(@TempDir Path directory) throws IOException {
    log = Files.writeString(directory.resolve("web.log"), "out-0\n");
    control.add("web", "web_00", ProcessState.RUNNING);
    control.logfiles.put("web:web_00 STDOUT", log.toString());
  }

  @AfterEach
  void hangUp() {
    for (FakeExchange client : clients) {
      client.hangUp();
    }
  }

  private FakeExchange follow() {
    return get("/logtail/web%3Aweb_00");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=2000, 2000",
    "limit=0, 0",
    "limit=-5, 0",
    "limit=99999999999, 5000",
    "limit=much, 1024",
    "other=2000, 1024",
  })
  void theClientMayAskForMoreOfThePast(String query, int bytes) throws IOException {
    Files.writeString(log, "x".repeat(5000));
    assertThat(get("/logtail/web%3Aweb_00?" + query).streamed()).hasSize(bytes);
  }

  private FakeExchange get(String target) {
    FakeExchange client = FakeExchange.get(handler, target);
    clients.add(client);
    return client;
  }

  private void tick() {
    Runnable due = timers.poll();
    assertThat(due).isNotNull();
    due.run();
  }

  private void append(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }

  @Test
  void theEndIsSentAndThenWhatIsAdded() throws IOException {
    FakeExchange client = follow();
    assertThat(client.response().status()).isEqualTo(200);
    assertThat(client.response().headers().first("Content-Type"))
        .isEqualTo("text/plain;charset=utf-8");
    assertThat(client.response().headers().first("X-Accel-Buffering")).isEqualTo("no");
    assertThat(client.response().headers().first("Last-Modified")).endsWith(" GMT");
    assertThat(client.streamed()).isEqualTo("out-0\n");
    append("more\n");
    tick();
    assertThat(client.streamed()).isEqualTo("out-0\nmore\n");
    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void noMoreThanTheLastKibibyteIsOld() throws IOException {
    append("x".repeat(5000));
    assertThat(follow().streamed()).isEqualTo("x".repeat(1024));
  }

  @Test
  void aReplacedFileIsFollowedFromItsStart() throws IOException {
    FakeExchange client = follow();
    append("last words\n");
    Files.move(log, log.resolveSibling("web.log.1"));
    tick();
    tick();
    Files.writeString(log, "new file\n");
    tick();
    tick();
    assertThat(client.streamed()).isEqualTo("out-0\nlast words\nnew file\n");
  }

  @Test
  void truncationIsMarkedAndGoesOn() throws IOException {
    FakeExchange client = follow();
    Files.writeString(log, "abc");
    tick();
    client.drain();
    assertThat(client.streamed()).isEqualTo("out-0\n==> File truncated <==\nabc");
  }

  @Test
  void aClientThatDoesNotReadHoldsItsStreamBack() throws IOException {
    FakeExchange client = follow();
    append("x".repeat(1 << 20));
    for (int i = 0; i < 50; i++) {
      tick();
    }
    assertThat(client.streamed().length()).isLessThan(128 * 1024);
    for (int i = 0; i < 64; i++) {
      client.drain();
    }
    assertThat(client.streamed()).hasSize(6 + (1 << 20));
  }

  @Test
  void nothingIsWatchedOnceNobodyListens() {
    FakeExchange client = follow();
    FakeExchange other = follow();
    assertThat(timers).hasSize(1);
    client.hangUp();
    tick();
    assertThat(timers).hasSize(1);
    other.hangUp();
    tick();
    assertThat(timers).isEmpty();
  }

  @Test
  void theMainLogIsFollowedToo() {
    control.mainLogfile = log.toString();
    FakeExchange client = get("/mainlogtail");
    assertThat(client.streamed()).isEqualTo("out-0\n");
    assertThat(client.response().headers().first("X-Accel-Buffering")).isNull();
  }

  @Test
  void whatIsNoFileHasNoContent() {
    control.logfiles.put("web:web_00 STDOUT", "/dev/null");
    FakeExchange client = follow();
    assertThat(client.response().status()).isEqualTo(200);
    tick();
    assertThat(client.streamed()).isEmpty();
    assertThat(client.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/logtail",
        "/logtail/",
        "/logtail/nope",
        "/logtail/web",
        "/logtail/web:*",
        "/logtail/web:web_00/bogus",
        "/logtail/web:web_00/stderr",
        "/mainlogtail"
      })
  void whatCannotBeFollowedIsNotFound(String target) {
    assertThat(FakeExchange.get(handler, target).response().status()).isEqualTo(404);
    assertThat(timers).isEmpty();
  }

  @Test
  void onlyGetIsAllowed() {
    FakeExchange posted = FakeExchange.send(handler, "POST", "/logtail/web:web_00", "", "");
    assertThat(posted.response().status()).isEqualTo(400);
  }
}

package org.jsupervisor.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer to a wrong password waits as long as it is told to, and nothing else does. */
class HeldBackRefusalTest {
  private static final String RIGHT = "Authorization: Basic Ym9iOnRlc3Q=\r\n";
  private static final String WRONG = "Authorization: Basic Ym9iOmd1ZXNz\r\n";
  private static final String GET = "GET / HTTP/1.1\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nContent-Length: 4\r\n";
  private static final long PAUSE_NANOS = 500;

  /** Remembers what it was told, and lets everybody wait. */
  private static final class Recorder implements PasswordWatch {
    private final List<String> heard = new ArrayList<>();

    @Override
    public long wrong(long nowNanos) {
      heard.add("wrong at " + nowNanos);
      return PAUSE_NANOS;
    }

    @Override
    public void right() {
      heard.add("right");
    }
  }

  private final Recorder recorder = new Recorder();
  private FakeClient client;

  @BeforeEach
  void connect() {
    client = new FakeClient(new BasicAuthentication(FakeClient::echo, "bob", "test"), recorder);
    client.now = 10;
  }

  private void expireAt(long nanos) {
    client.now = nanos;
    client.connection.expire(nanos);
    client.collect();
  }

  @Test
  void theRefusalComesAtItsDeadlineAndNotBefore() {
    client.send(GET + WRONG + "\r\n");
    assertThat(client.text()).isEmpty();
    assertThat(client.connection.deadlineNanos()).isEqualTo(10 + PAUSE_NANOS);
    expireAt(9 + PAUSE_NANOS);
    assertThat(client.text()).isEmpty();
    expireAt(10 + PAUSE_NANOS);
    assertThat(client.text()).startsWith("HTTP/1.1 401 ").contains("Connection: close");
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(recorder.heard).containsExactly("wrong at 10");
  }

  @Test
  void whatArrivesMeanwhileIsNoFurtherGuess() {
    client.send(GET + WRONG + "\r\n" + GET + RIGHT + "\r\n");
    client.send(GET + RIGHT + "\r\n");
    expireAt(10 + PAUSE_NANOS);
    assertThat(client.takeText().split("HTTP/1.1 ", -1)).hasSize(2);
    assertThat(client.connection.isFinished()).isTrue();
    assertThat(recorder.heard).containsExactly("wrong at 10");
  }

  @Test
  void theBodyOfARefusedRequestIsTakenAndDiscarded() {
    client.send(POST + WRONG + "\r\nab");
    assertThat(client.connection.wantsInput()).isTrue();
    client.send("cd");
    assertThat(client.connection.wantsInput()).isFalse();
    expireAt(10 + PAUSE_NANOS);
    assertThat(client.text()).startsWith("HTTP/1.1 401 ");
    assertThat(client.connection.isFinished()).isTrue();
  }

  @Test
  void aRefusalIsSentToAClientThatHasEndedItsSide() {
    client.send(GET + WRONG + "\r\n");
    client.connection.inputEnded(20);
    assertThat(client.connection.isFinished()).isFalse();
    expireAt(10 + PAUSE_NANOS);
    assertThat(client.text()).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void whoWaitsForARefusalGivesWayToOthers() {
    client.send(GET + WRONG + "\r\n");
    assertThat(client.connection.isWaitingForClient()).isTrue();
    assertThat(client.connection.isNew()).isTrue();
  }

  @Test
  void rightPasswordsAreAnsweredAtOnce() {
    client.send(GET + RIGHT + "\r\n");
    assertThat(client.text()).startsWith("HTTP/1.1 200 ");
    assertThat(recorder.heard).containsExactly("right");
  }

  @Test
  void whoSendsNoPasswordGuessesNone() {
    client.send(GET + "\r\n");
    assertThat(client.text()).startsWith("HTTP/1.1 401 ");
    assertThat(recorder.heard).isEmpty();
  }
}

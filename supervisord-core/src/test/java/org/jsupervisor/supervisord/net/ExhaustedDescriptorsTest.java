package org.jsupervisor.supervisord.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.http.HeldBytes;
import org.jsupervisor.rpc.http.HttpDate;
import org.jsupervisor.rpc.http.HttpLimits;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakeConnection;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.Test;

class ExhaustedDescriptorsTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final List<String> warnings = new ArrayList<>();

  private int listen() throws PosixException {
    HttpDate date = new HttpDate(() -> loop.nowWall().getEpochSecond());
    EndpointContext context =
        new EndpointContext(
            loop, posix, posix, HttpLimits.DEFAULT, date, new HeldBytes(1 << 26), warnings::add);
    HttpEndpoint.listenTcp(context, "127.0.0.1", 9001, EndpointFixture.HELLO);
    return posix.listener("127.0.0.1:9001");
  }

  private void turn(int times) {
    for (int i = 0; i < times; i++) {
      loop.runOnce(false);
    }
  }

  @Test
  void acceptingPausesIsToldOnceAndGoesOn() throws PosixException {
    int listener = listen();
    posix.limitDescriptors(posix.openDescriptors());
    for (int pause = 0; pause < 3; pause++) {
      posix.connect(listener);
      turn(3);
      time.advanceMillis(100);
      turn(1);
    }
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("cannot accept connections for now")
        .contains("EMFILE");
    posix.limitDescriptors(posix.openDescriptors() + 1);
    time.advanceMillis(100);
    turn(1);
    FakeConnection client = posix.connect(listener);
    client.send(GET);
    turn(3);
    assertThat(client.received()).endsWith("hello");
    assertThat(warnings).hasSize(1);
  }

  @Test
  void duringThePauseNobodyIsAccepted() throws PosixException {
    int listener = listen();
    posix.limitDescriptors(posix.openDescriptors());
    posix.connect(listener);
    turn(1);
    posix.limitDescriptors(100);
    FakeConnection client = posix.connect(listener);
    client.send(GET);
    time.advanceMillis(99);
    turn(3);
    assertThat(client.received()).isEmpty();
    time.advanceMillis(1);
    turn(3);
    assertThat(client.received()).endsWith("hello");
  }
}

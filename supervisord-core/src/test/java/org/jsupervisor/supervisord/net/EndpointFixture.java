package org.jsupervisor.supervisord.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jsupervisor.rpc.http.HeldBytes;
import org.jsupervisor.rpc.http.HttpDate;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.rpc.http.HttpLimits;
import org.jsupervisor.rpc.http.HttpResponse;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.SystemTime;
import org.jsupervisor.supervisord.posix.JnrPosix;
import org.jsupervisor.supervisord.posix.Kernels;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * A real loop on the real kernel, turned by the test until what it waits for has happened, and a
 * port of the loopback address for it.
 */
final class EndpointFixture implements AutoCloseable {
  static final HttpHandler HELLO = (request, exchange) -> exchange.respond(text("hello"));

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final JnrPosix posix;
  final EventLoop loop;
  final List<String> warnings = new ArrayList<>();
  final int port = Kernels.freePort();
  private final Poller poller;
  private final List<HttpEndpoint> endpoints = new ArrayList<>();
  private final List<TestClient> clients = new ArrayList<>();

  EndpointFixture() throws IOException {
    posix = new JnrPosix(notice -> {});
    poller = posix.poller();
    loop = new EventLoop(poller, new SystemTime());
  }

  static HttpResponse text(String body) {
    return HttpResponse.of(200, "text/plain", body.getBytes(US_ASCII));
  }

  EndpointContext context(HttpLimits limits) {
    HttpDate date = new HttpDate(() -> loop.nowWall().getEpochSecond());
    return new EndpointContext(
        loop, posix, posix, limits, date, new HeldBytes(1 << 26), warnings::add);
  }

  static HttpLimits limits(Duration headerTime, int connections) {
    HttpLimits usual = HttpLimits.DEFAULT;
    return new HttpLimits(
        usual.headerBytes(),
        usual.bodyBytes(),
        headerTime,
        usual.bodyTime(),
        usual.idleTime(),
        usual.stallTime(),
        connections);
  }

  HttpEndpoint listenTcp(HttpLimits limits, HttpHandler handler) throws PosixException {
    return added(HttpEndpoint.listenTcp(context(limits), "127.0.0.1", port, handler));
  }

  HttpEndpoint listenUnix(UnixSocketFile file, HttpHandler handler, List<String> notices)
      throws IOException {
    return added(HttpEndpoint.listenUnix(context(HttpLimits.DEFAULT), file, handler, notices::add));
  }

  private HttpEndpoint added(HttpEndpoint endpoint) {
    endpoints.add(endpoint);
    return endpoint;
  }

  TestClient connectTcp() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return client(channel);
  }

  TestClient connectTcp(String from) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.bind(new InetSocketAddress(from, 0));
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return client(channel);
  }

  TestClient connectUnix(Path file) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(file));
    return client(channel);
  }

  private TestClient client(SocketChannel channel) throws IOException {
    TestClient client = new TestClient(channel);
    clients.add(client);
    return client;
  }

  /** Turns the loop until the condition holds. */
  void turnUntil(String what, BooleanSupplier condition) {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new AssertionError("not in time: " + what);
      }
      loop.runOnce(false);
    }
  }

  /** Turns until the client has received this. */
  void turnUntilReceived(TestClient client, String text) {
    turnUntil("receiving " + text, () -> client.received().contains(text));
  }

  @Override
  public void close() throws IOException {
    for (HttpEndpoint endpoint : endpoints) {
      endpoint.close();
    }
    for (TestClient client : clients) {
      client.close();
    }
    poller.close();
  }
}

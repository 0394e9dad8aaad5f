package org.jsupervisor.supervisord.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.Probe;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/** Asks for a path; the first line of the answer is all that counts. Loop thread only. */
final class HttpAttempt extends ConnectAttempt {
  private static final int LONGEST_LINE = 4096;
  private static final int FIRST_GOOD = 200;
  private static final int FIRST_BAD = 400;

  private final ByteBuffer request;
  private @Nullable ByteBuffer answer;

  HttpAttempt(EventLoop loop, Posix posix, Probe.Http probe, Duration timeout, Observer observer) {
    super(loop, posix, probe.address(), timeout, observer);
    byte[] text = request(probe).getBytes(StandardCharsets.US_ASCII);
    request = ByteBuffer.allocateDirect(text.length).put(text).flip();
  }

  private static String request(Probe.Http probe) {
    String host = probe.address().path() == null ? probe.address().text() : "localhost";
    return "GET "
        + probe.path()
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nUser-Agent: jsupervisor\r\nAccept: */*\r\nConnection: close\r\n\r\n";
  }

  @Override
  void connected(Posix kernel, Watch open) throws PosixException {
    send(kernel, open);
  }

  @Override
  void goOn(Posix kernel, Watch open) throws PosixException {
    ByteBuffer received = answer;
    if (received == null) {
      send(kernel, open);
    } else {
      receive(kernel, open, received);
    }
  }

  private void send(Posix kernel, Watch open) throws PosixException {
    int count = kernel.write(open.fd(), request);
    if (count != Posix.WOULD_BLOCK && !request.hasRemaining()) {
      answer = ByteBuffer.allocateDirect(LONGEST_LINE);
      open.setInterest(Poller.READ);
    }
  }

  private void receive(Posix kernel, Watch open, ByteBuffer received) throws PosixException {
    int count = kernel.read(open.fd(), received);
    if (count == Posix.WOULD_BLOCK) {
      return;
    }
    int status = StatusLine.status(received);
    if (status >= FIRST_GOOD && status < FIRST_BAD) {
      end(null);
    } else if (status > 0) {
      end("HTTP status " + status);
    } else if (status == StatusLine.NOT_HTTP || count == 0 || !received.hasRemaining()) {
      end("no HTTP answer");
    }
  }
}

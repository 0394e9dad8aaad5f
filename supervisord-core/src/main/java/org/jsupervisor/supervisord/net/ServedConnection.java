package org.jsupervisor.supervisord.net;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jsupervisor.rpc.http.HttpConnection;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/** Moves bytes between one accepted socket and its HTTP side. Confined to the loop thread. */
final class ServedConnection {
  /** What one connection may read or write before the others have their turn. */
  private static final int TURN_BYTES = 256 * 1024;

  private static final long NEVER = Long.MAX_VALUE;

  /** How long every connection may stay, however crowded the endpoint is. */
  static final long GRACE_NANOS = Duration.ofMillis(250).toNanos();

  private final EventLoop loop;
  private final Posix posix;
  private final TransferBuffers buffers;
  private final HttpEndpoint endpoint;
  private final HttpConnection http;
  private final Timer timer;
  private final Watch watch;
  private final int fd;

  private final long acceptedNanos;

  private boolean draining;
  private boolean closed;

  ServedConnection(
      int fd,
      EndpointContext context,
      HttpEndpoint endpoint,
      HttpHandler handler,
      ClientPasswords passwords,
      TransferBuffers buffers)
      throws PosixException {
    this.fd = fd;
    this.loop = context.loop();
    this.posix = context.posix();
    this.endpoint = endpoint;
    this.buffers = buffers;
    long now = loop.nowNanos();
    this.acceptedNanos = now;
    this.http =
        new HttpConnection(
            handler,
            context.limits(),
            context.date(),
            context.held(),
            passwords,
            this::outputReady,
            now);
    this.timer = loop.timer(this::expired);
    this.watch = loop.watch(fd, Poller.READ, this::ready);
    settle();
  }

  private void outputReady() {
    guarded(this::send);
  }

  private void ready(int readySet) {
    guarded(
        () -> {
          if ((readySet & Poller.READ) != 0) {
            receive();
          }
          send();
        });
  }

  private void expired() {
    guarded(
        () -> {
          http.expire(loop.nowNanos());
          send();
        });
  }

  private interface Step {
    void run() throws PosixException;
  }

  /** A peer that vanishes ends the connection quietly; a handler's failure ends it too. */
  private void guarded(Step step) {
    if (closed) {
      return;
    }
    boolean healthy = false;
    try {
      step.run();
      healthy = !http.isFinished() && !(draining && !http.hasOutput());
      if (healthy) {
        settle();
        endpoint.served();
      }
    } catch (PosixException e) {
      // The peer has vanished: nobody is left to be told.
      healthy = false;
    } finally {
      if (!healthy) {
        close();
      }
    }
  }

  private void receive() throws PosixException {
    int budget = TURN_BYTES;
    while (budget > 0 && http.wantsInput()) {
      ByteBuffer buffer = buffers.input();
      int count = posix.read(fd, buffer);
      if (count == Posix.WOULD_BLOCK) {
        return;
      }
      if (count == 0) {
        http.inputEnded(loop.nowNanos());
        return;
      }
      boolean filled = !buffer.hasRemaining();
      http.receive(buffer.flip(), loop.nowNanos());
      budget -= count;
      if (!filled) {
        return;
      }
    }
  }

  private void send() throws PosixException {
    int budget = TURN_BYTES;
    while (budget > 0 && http.hasOutput()) {
      ByteBuffer buffer = buffers.output(http.output());
      int length = buffer.remaining();
      int count = posix.write(fd, buffer);
      http.wrote(Math.max(0, count), loop.nowNanos());
      if (count < length) {
        return;
      }
      budget -= count;
    }
  }

  private void settle() {
    watch.setInterest(
        (http.wantsInput() ? Poller.READ : 0) | (http.hasOutput() ? Poller.WRITE : 0));
    long deadline = http.deadlineNanos();
    // A timer that fires early merely looks again, which costs less than moving it each time.
    if (deadline == NEVER || (timer.isScheduled() && deadline - timer.deadlineNanos() >= 0)) {
      return;
    }
    timer.reschedule(deadline);
  }

  /** Whether it may be closed for the sake of another client: it has had its time to speak. */
  boolean isDispensable() {
    return http.isWaitingForClient() && loop.nowNanos() - acceptedNanos >= GRACE_NANOS;
  }

  /** Whether its client has not been answered yet. */
  boolean isNew() {
    return http.isNew();
  }

  /** Sends what is pending and closes then; at once if nothing is. */
  void drain() {
    draining = true;
    guarded(this::send);
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    timer.cancel();
    watch.close();
    posix.close(fd);
    endpoint.forget(this);
    http.closed();
  }
}

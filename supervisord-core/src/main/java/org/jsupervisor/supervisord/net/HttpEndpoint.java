package org.jsupervisor.supervisord.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.http.HttpHandler;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/** One listening socket and the connections it has accepted. Confined to the loop thread. */
public final class HttpEndpoint {
  private static final int BACKLOG = 1024;
  private static final int ACCEPTS_PER_TURN = 64;
  private static final long EXHAUSTED_PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private final EndpointContext context;
  private final EventLoop loop;
  private final Listener listener;
  private final HttpHandler handler;
  private final Watch watch;
  private final TransferBuffers buffers = new TransferBuffers();
  private final Set<ServedConnection> connections = new LinkedHashSet<>();
  private final PasswordFailures failures = new PasswordFailures();

  private boolean accepting = true;
  private boolean exhausted;
  private boolean listening = true;
  private @Nullable Timer resumeTimer;
  private @Nullable Timer drainTimer;
  private @Nullable Runnable drained;

  private HttpEndpoint(EndpointContext context, Listener listener, HttpHandler handler)
      throws PosixException {
    this.context = context;
    this.loop = context.loop();
    this.listener = listener;
    this.handler = handler;
    this.watch = loop.watch(listener.fd(), Poller.READ, readySet -> acceptWaiting());
  }

  /** Fails if {@link #listenTcp} would, because somebody else does. */
  public static void tryTcp(EndpointContext context, String host, int port) throws PosixException {
    context.startup().tryTcp(host, port);
  }

  /** Fails if {@link #listenUnix} would, because somebody answers there. */
  public static void tryUnix(UnixSocketFile file) throws PosixException {
    UnixListener.refuseAnswered(file);
  }

  /**
   * Listens on a TCP port; an empty host means every interface.
   *
   * @throws PosixException a negative error number comes from the resolver
   */
  public static HttpEndpoint listenTcp(
      EndpointContext context, String host, int port, HttpHandler handler) throws PosixException {
    int fd = context.startup().listenTcp(host, port, BACKLOG);
    TcpListener listener = new TcpListener(fd, context.posix());
    try {
      context.posix().setNonBlocking(fd);
      return new HttpEndpoint(context, listener, handler);
    } catch (PosixException e) {
      listener.close();
      throw e;
    }
  }

  /**
   * Listens on a UNIX socket; EADDRINUSE if somebody answers there already.
   *
   * @param staleNotice takes the line that tells of a dead socket file being removed
   * @throws SocketOwnerException if the owner cannot be set, {@link PosixException} for all else
   */
  public static HttpEndpoint listenUnix(
      EndpointContext context,
      UnixSocketFile file,
      HttpHandler handler,
      Consumer<String> staleNotice)
      throws IOException {
    Listener listener =
        UnixListener.open(file, BACKLOG, context.posix(), context.startup(), staleNotice);
    try {
      return new HttpEndpoint(context, listener, handler);
    } catch (PosixException e) {
      listener.unlink();
      listener.close();
      throw e;
    }
  }

  public int connectionCount() {
    return connections.size();
  }

  private void acceptWaiting() {
    for (int turn = 0; turn < ACCEPTS_PER_TURN && canAccept(); turn++) {
      int fd;
      try {
        fd = context.startup().accept(listener.fd());
      } catch (PosixException e) {
        refused(e);
        return;
      }
      if (fd == Posix.WOULD_BLOCK) {
        return;
      }
      exhausted = false;
      serve(fd);
    }
  }

  private boolean canAccept() {
    boolean can = listening && hasRoom();
    listen(can);
    if (listening && !can) {
      resumeAfter(ServedConnection.GRACE_NANOS);
    }
    return can;
  }

  private void resumeAfter(long pauseNanos) {
    if (resumeTimer == null) {
      resumeTimer = loop.timer(this::canAccept);
    }
    resumeTimer.reschedule(loop.nowNanos() + pauseNanos);
  }

  private boolean hasRoom() {
    if (connections.size() < context.limits().connections()) {
      return true;
    }
    return dispensable() != null;
  }

  /**
   * Who has to go when there is no room for another client: the oldest that was never answered, or
   * else the oldest between two requests; null if all are being answered.
   */
  private @Nullable ServedConnection dispensable() {
    ServedConnection oldest = null;
    for (ServedConnection connection : connections) {
      if (!connection.isDispensable()) {
        continue;
      }
      if (connection.isNew()) {
        return connection;
      }
      if (oldest == null) {
        oldest = connection;
      }
    }
    return oldest;
  }

  private void makeRoom() {
    ServedConnection dispensable = dispensable();
    if (connections.size() >= context.limits().connections() && dispensable != null) {
      dispensable.close();
    }
  }

  private void serve(int fd) {
    makeRoom();
    try {
      ClientPasswords passwords = new ClientPasswords(failures, context.startup(), fd);
      connections.add(new ServedConnection(fd, context, this, handler, passwords, buffers));
    } catch (PosixException e) {
      context.posix().close(fd);
      context.warnings().accept("cannot serve a connection: " + e.getMessage());
    }
  }

  private void refused(PosixException failure) {
    int errno = failure.errno();
    boolean ofTheConnection =
        errno != Errno.EMFILE && errno != Errno.ENFILE && errno != Errno.ENOMEM;
    if (ofTheConnection && errno != Errno.EINVAL && errno != Errno.EBADF) {
      return;
    }
    if (!exhausted) {
      exhausted = true;
      context.warnings().accept("cannot accept connections for now: " + failure.getMessage());
    }
    listen(false);
    resumeAfter(EXHAUSTED_PAUSE_NANOS);
  }

  private void listen(boolean wanted) {
    if (wanted == accepting || !listening) {
      return;
    }
    accepting = wanted;
    watch.setInterest(wanted ? Poller.READ : 0);
  }

  /** A connection may have become one that can make room for a client who waits for it. */
  void served() {
    if (!accepting && !exhausted) {
      canAccept();
    }
  }

  void forget(ServedConnection connection) {
    connections.remove(connection);
    if (drained != null) {
      endIfDrained();
    } else {
      canAccept();
    }
  }

  /**
   * Stops listening, lets answers that are being sent go out, closes everything else, and
   * everything at the deadline.
   *
   * @param whenDrained runs once, when no connection is left; possibly before this returns
   */
  public void drain(long deadlineNanos, Runnable whenDrained) {
    stopListening();
    drained = whenDrained;
    drainTimer = loop.schedule(deadlineNanos, this::closeConnections);
    for (ServedConnection connection : new ArrayList<>(connections)) {
      connection.drain();
    }
    endIfDrained();
  }

  /** Closes everything at once. */
  public void close() {
    stopListening();
    closeConnections();
  }

  /** Removes the socket's file, if this endpoint made it and it is still the same one. */
  public void unlinkSocket() {
    listener.unlink();
  }

  private void closeConnections() {
    for (ServedConnection connection : new ArrayList<>(connections)) {
      connection.close();
    }
  }

  private void stopListening() {
    if (!listening) {
      return;
    }
    listening = false;
    if (resumeTimer != null) {
      resumeTimer.cancel();
    }
    watch.close();
    listener.close();
  }

  private void endIfDrained() {
    Runnable whenDrained = drained;
    if (whenDrained == null || !connections.isEmpty()) {
      return;
    }
    drained = null;
    if (drainTimer != null) {
      drainTimer.cancel();
    }
    whenDrained.run();
  }
}

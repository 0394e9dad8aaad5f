package org.jsupervisor.supervisord.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.probe.Address;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.PeerSockets;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/** Asks for a connection; that it is made is the answer. Confined to the loop thread. */
class ConnectAttempt extends Attempt {
  private final EventLoop loop;
  private final Posix posix;
  private final Address address;
  private @Nullable Watch watch;
  private boolean isConnected;

  ConnectAttempt(
      EventLoop loop, Posix posix, Address address, Duration timeout, Observer observer) {
    super(loop, timeout, observer);
    this.loop = loop;
    this.posix = posix;
    this.address = address;
  }

  final void begin() {
    int fd = -1;
    try {
      fd = connect(posix.peers());
      watch = loop.watch(fd, Poller.WRITE, this::ready);
    } catch (PosixException e) {
      if (fd >= 0) {
        posix.close(fd);
      }
      failSoon(reason(e.errnoName()));
    }
  }

  private int connect(PeerSockets peers) throws PosixException {
    String path = address.path();
    return path == null
        ? peers.connectTcp(address.host(), address.port())
        : peers.connectUnix(path);
  }

  private void ready(int readySet) {
    Watch open = watch;
    if (open == null) {
      return;
    }
    try {
      int errno = isConnected ? 0 : posix.peers().connectionError(open.fd());
      if (errno != 0) {
        throw new PosixException("connect", errno);
      }
      if (isConnected) {
        goOn(posix, open);
      } else {
        isConnected = true;
        connected(posix, open);
      }
    } catch (PosixException e) {
      end(isConnected ? "connection broken: " + e.errnoName() : reason(e.errnoName()));
    }
  }

  private String reason(String errno) {
    return "cannot connect to " + address.text() + ": " + errno;
  }

  /** The connection stands. */
  void connected(Posix kernel, Watch open) throws PosixException {
    end(null);
  }

  /** The connection is ready for what is watched. */
  void goOn(Posix kernel, Watch open) throws PosixException {}

  @Override
  final void release() {
    Watch open = watch;
    watch = null;
    if (open != null) {
      open.close();
      posix.close(open.fd());
    }
  }
}

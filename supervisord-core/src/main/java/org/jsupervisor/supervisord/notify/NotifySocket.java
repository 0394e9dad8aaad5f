package org.jsupervisor.supervisord.notify;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.PeerSockets;
import org.jsupervisor.supervisord.posix.PeerSockets.Datagram;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;

/** The socket that one program sends its messages to. Confined to the loop thread. */
final class NotifySocket {
  /** So that a program that sends all the time does not hold up the others. */
  private static final int MESSAGES_PER_TURN = 64;

  /** Takes messages in order. */
  interface Receiver {
    void received(Datagram datagram);
  }

  private final EventLoop loop;
  private final Posix posix;
  private final String name;
  private final Receiver receiver;
  private @Nullable Watch watch;

  NotifySocket(EventLoop loop, Posix posix, String name, Receiver receiver) {
    this.loop = loop;
    this.posix = posix;
    this.name = name;
    this.receiver = receiver;
  }

  /** As programs find it in NOTIFY_SOCKET. */
  String address() {
    return "@" + name;
  }

  /** Takes messages from now on. */
  void open() throws PosixException {
    if (watch != null) {
      return;
    }
    int fd = posix.peers().bindAbstract(name);
    try {
      watch = loop.watch(fd, Poller.READ, readySet -> receive());
    } catch (PosixException e) {
      posix.close(fd);
      throw e;
    }
  }

  /** Takes the messages that wait. */
  void receive() throws PosixException {
    PeerSockets peers = posix.peers();
    for (int i = 0; i < MESSAGES_PER_TURN && watch != null; i++) {
      Datagram datagram = peers.receive(watch.fd());
      if (datagram == null) {
        return;
      }
      receiver.received(datagram);
    }
  }

  void close() {
    Watch open = watch;
    watch = null;
    if (open != null) {
      open.close();
      posix.close(open.fd());
    }
  }
}

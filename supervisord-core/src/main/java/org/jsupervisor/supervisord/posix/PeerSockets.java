package org.jsupervisor.supervisord.posix;

import org.jspecify.annotations.Nullable;

/**
 * Sockets towards programs: connections to them and messages from them. Descriptors are
 * non-blocking, and no name is ever looked up. Confined to the loop thread.
 */
public interface PeerSockets {
  /**
   * A message with its sender.
   *
   * @param pid 0 if the sender is in a namespace that cannot be seen
   */
  record Datagram(int pid, int uid, String text) {}

  /** How one process is to another. */
  enum Kinship {
    /** It is the other one or descends from it. */
    RELATED,
    UNRELATED,
    /** It has ended, or cannot be seen. */
    UNKNOWN
  }

  /**
   * A connection that is being made; once it can be written to, {@link #connectionError} tells how
   * that went.
   *
   * @param host {@code localhost}, an IPv4 address or an IPv6 address in brackets
   */
  int connectTcp(String host, int port) throws PosixException;

  /** A connection to a UNIX socket, as {@link #connectTcp}. */
  int connectUnix(String path) throws PosixException;

  /** The error number of a connection that was not made, 0 if it stands. */
  int connectionError(int fd) throws PosixException;

  /** A datagram socket with that name in the abstract namespace. */
  int bindAbstract(String name) throws PosixException;

  /** Takes a message from such a socket; null if none waits. One too long or broken is empty. */
  @Nullable Datagram receive(int fd) throws PosixException;

  /** How the process {@code pid} is to {@code ancestor}. */
  Kinship kinship(int pid, int ancestor);
}

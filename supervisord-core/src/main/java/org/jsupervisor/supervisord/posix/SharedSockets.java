package org.jsupervisor.supervisord.posix;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel tells of a listening socket that processes have inherited, and of these
 * processes. Sockets are known by their inode numbers. Confined to the loop thread.
 */
public interface SharedSockets {
  /**
   * The connections of one listening socket.
   *
   * @param listener the socket itself
   * @param waiting how many nobody has accepted yet
   * @param accepted those that some process has
   */
  record Connections(long listener, int waiting, Set<Long> accepted) {
    public Connections {
      accepted = Set.copyOf(accepted);
    }
  }

  /**
   * A process that may serve the socket.
   *
   * @param children its own, not theirs
   * @param sockets all that it has open
   * @param isWaiting whether it waits for a connection, as far as can be seen for certain
   * @param isFrozen whether all its threads are stopped by a signal
   */
  record Worker(
      int pid, List<Integer> children, Set<Long> sockets, boolean isWaiting, boolean isFrozen) {
    public Worker {
      children = List.copyOf(children);
      sockets = Set.copyOf(sockets);
    }
  }

  /** The connections of a listening descriptor of the daemon's, TCP over IPv4 or UNIX. */
  Connections connections(int descriptor) throws PosixException;

  /** How many connections wait there, which costs far less than to ask for all of them. */
  int waiting(int descriptor) throws PosixException;

  /** The process, null if it has ended or may not be looked at. */
  @Nullable Worker worker(int pid, long listener);
}

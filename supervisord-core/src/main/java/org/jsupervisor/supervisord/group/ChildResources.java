package org.jsupervisor.supervisord.group;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.PosixException;

/**
 * What the present child of a process holds: its pipes, and its share in a FastCGI socket. Confined
 * to the loop thread.
 */
final class ChildResources {
  private final @Nullable FastCgiSocket socket;
  private @Nullable ChildStreams streams;

  ChildResources(@Nullable FastCgiSocket socket) {
    this.socket = socket;
  }

  /** The FastCGI socket for the next child, -1 for programs without one. */
  int acquireSocket() throws PosixException {
    return socket == null ? -1 : socket.acquire();
  }

  /** Pipes for a child about to be made. */
  ChildStreams open(ManagedProcess process, Surroundings around, int socketFd) throws IOException {
    ChildStreams opened = ChildStreams.open(process, around, socketFd);
    streams = opened;
    return opened;
  }

  boolean isOpen() {
    return streams != null;
  }

  /** Reads all that the child has written. */
  void drain() {
    if (streams != null) {
      streams.drain();
    }
  }

  boolean writeStdin(byte[] bytes) {
    ChildStreams open = streams;
    return open != null && open.writeStdin(bytes);
  }

  void reopenLogs() {
    if (streams != null) {
      streams.reopenLogs();
    }
  }

  void closeStreams() {
    ChildStreams open = streams;
    streams = null;
    if (open != null) {
      open.close();
    }
  }

  void releaseSocket() {
    if (socket != null) {
      socket.release();
    }
  }

  void release() {
    closeStreams();
    releaseSocket();
  }
}

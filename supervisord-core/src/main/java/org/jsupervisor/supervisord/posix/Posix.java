package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The system calls the running daemon needs. Confined to the loop thread. Descriptors it makes are
 * close-on-exec and above 2.
 */
public interface Posix {
  /** Result of {@link #read} and {@link #write} when the call would block. */
  int WOULD_BLOCK = -1;

  /** A pipe's two descriptors, both blocking. */
  record Pipe(int readEnd, int writeEnd) {}

  /** Starts a child and returns its pid. The error number says why it could not be executed. */
  int spawn(SpawnRequest request) throws PosixException;

  /** Takes one ended child without blocking; null if there is none. */
  @Nullable Reaped reap() throws PosixException;

  /**
   * Sends a signal; a negative pid means the process group.
   *
   * @throws IllegalArgumentException for -1, 0 and 1, which are no child of ours
   */
  void kill(int pid, int signal) throws PosixException;

  Pipe pipe() throws PosixException;

  void setNonBlocking(int fd) throws PosixException;

  /** Sets how many bytes a pipe can hold. The kernel may refuse it to ordinary users. */
  void setPipeCapacity(int fd, int bytes) throws PosixException;

  /**
   * Reads into a direct buffer; 0 at the end of input, {@link #WOULD_BLOCK} if nothing is there.
   */
  int read(int fd, ByteBuffer target) throws PosixException;

  /** Writes from a direct buffer; the count may be short, {@link #WOULD_BLOCK} if nothing fits. */
  int write(int fd, ByteBuffer source) throws PosixException;

  /** Closes the descriptor; an error is of no use to anyone and is dropped. */
  void close(int fd);

  /** The one source of HUP, INT, QUIT, TERM, CHLD, USR1 and USR2. */
  SignalSource signals() throws PosixException;

  Poller poller() throws PosixException;

  /** Sets the file mode mask of the whole daemon and returns the former one. */
  int umask(int mask);

  /** Sockets towards programs. */
  PeerSockets peers();

  /** Has the daemon become the parent of descendants whose parent ends. */
  void becomeSubreaper() throws PosixException;

  /** A descriptor that becomes readable when the process has ended. */
  int openProcess(int pid) throws PosixException;

  /**
   * A descriptor that becomes readable when a file of the directory was written and closed, or put
   * there by renaming. What is read from it only tells that this happened.
   */
  int watchDirectory(String path) throws PosixException;

  ProcessTable processes();

  /** What is known of sockets that programs share, and of who serves them. */
  SharedSockets sharedSockets();

  /** A non-blocking datagram socket connected to a UNIX address, for {@link #write}. */
  int connectDatagram(String path) throws PosixException;

  /**
   * The same for UDP.
   *
   * @param host {@code localhost}, an IPv4 address or an IPv6 address in brackets
   */
  int connectUdp(String host, int port) throws PosixException;
}

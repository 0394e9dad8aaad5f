package org.jsupervisor.supervisord.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.config.model.FastCgiSocketConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.StartupPosix;

/**
 * The listening socket that the processes of a FastCGI program inherit as descriptor 0, open while
 * at least one of them lives, or whoever scales them has it (daemon.md 7). Confined to the loop
 * thread.
 */
public final class FastCgiSocket {
  /** The kernel cuts a larger backlog to its own maximum. */
  private static final int SYSTEM_MAXIMUM = 4096;

  /** Owner and mode are set after the bind, so until then nobody else may connect. */
  private static final int UMASK_AT_BIND = 0177;

  private final FastCgiSocketConfig config;
  private final Posix posix;
  private final StartupPosix sockets;
  private final MainLog log;
  private int fd = -1;
  private int users;

  FastCgiSocket(FastCgiSocketConfig config, Posix posix, StartupPosix sockets, MainLog log) {
    this.config = config;
    this.posix = posix;
    this.sockets = sockets;
    this.log = log;
  }

  public FastCgiSocketConfig config() {
    return config;
  }

  /** Hands out the descriptor, creating the socket for the first user. */
  public int acquire() throws PosixException {
    if (users == 0) {
      log.log(LogLevel.INFO, "Creating socket " + config.url());
      fd = create();
    }
    users++;
    return fd;
  }

  /** Gives the descriptor back; the last user closes the socket. A UNIX socket's file stays. */
  public void release() {
    users--;
    if (users == 0) {
      log.log(LogLevel.INFO, "Closing socket " + config.url());
      posix.close(fd);
      fd = -1;
    }
  }

  private int create() throws PosixException {
    Integer backlog = config.backlog();
    int waiting = backlog == null ? SYSTEM_MAXIMUM : backlog;
    if (config instanceof FastCgiSocketConfig.Tcp tcp) {
      return sockets.listenTcp(tcp.host(), tcp.port(), waiting);
    }
    if (config instanceof FastCgiSocketConfig.Unix unix) {
      return createUnix(unix, waiting);
    }
    throw new AssertionError(config);
  }

  private int createUnix(FastCgiSocketConfig.Unix unix, int backlog) throws PosixException {
    removeFile(unix.path());
    int listener = sockets.listenUnix(unix.path(), backlog, UMASK_AT_BIND);
    try {
      if (unix.uid() >= 0 || unix.gid() >= 0) {
        sockets.chown(unix.path(), unix.uid(), unix.gid());
      }
      sockets.chmod(unix.path(), unix.mode());
      return listener;
    } catch (PosixException e) {
      posix.close(listener);
      removeFile(unix.path());
      throw e;
    }
  }

  private static void removeFile(String path) throws PosixException {
    try {
      Files.deleteIfExists(Path.of(path));
    } catch (IOException e) {
      throw new PosixException("unlink " + path, Errno.EADDRINUSE);
    }
  }
}

package org.jsupervisor.supervisord.net;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.StartupPosix;

/**
 * A listening UNIX socket and its file (daemon.md 2.1). Confined to the loop thread.
 *
 * <p>The socket is bound under a name of its own, closed to everyone else, and appears under its
 * real name only once its mode is right. The file is removed only if it is still the same one.
 */
final class UnixListener implements Listener {
  private static final int OWNER_ONLY_UMASK = 0177;
  private static final int LARGEST_ERRNO = 133;

  /** How often a dead socket is cleared away before another process is taken to fight for it. */
  private static final int LINK_ATTEMPTS = 5;

  private final int fd;
  private final Posix posix;
  private final Path file;
  private final @Nullable Object identity;

  private UnixListener(int fd, Posix posix, Path file, @Nullable Object identity) {
    this.fd = fd;
    this.posix = posix;
    this.file = file;
    this.identity = identity;
  }

  /** Fails if the socket is served by somebody. */
  static void refuseAnswered(UnixSocketFile target) throws PosixException {
    Path file = Path.of(target.path());
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && SocketProbe.isAnswered(file)) {
      throw inUse(file, null);
    }
  }

  static UnixListener open(
      UnixSocketFile target,
      int backlog,
      Posix posix,
      StartupPosix startup,
      Consumer<String> staleNotice)
      throws IOException {
    Path file = Path.of(target.path());
    Path bound = Path.of(target.path() + "." + startup.pid());
    try {
      Files.deleteIfExists(bound);
      int fd = startup.listenUnix(bound.toString(), backlog, OWNER_ONLY_UMASK);
      try {
        startup.chmod(bound.toString(), target.mode());
        giveAway(target, bound, startup);
        link(file, bound, staleNotice);
        posix.setNonBlocking(fd);
        return new UnixListener(fd, posix, file, identity(file));
      } catch (IOException e) {
        posix.close(fd);
        throw e;
      } finally {
        Files.deleteIfExists(bound);
      }
    } catch (FileSystemException e) {
      throw numbered(e);
    }
  }

  private static void link(Path file, Path bound, Consumer<String> staleNotice) throws IOException {
    for (int attempt = 0; attempt < LINK_ATTEMPTS; attempt++) {
      try {
        Files.createLink(file, bound);
        return;
      } catch (FileAlreadyExistsException e) {
        if (SocketProbe.isAnswered(file)) {
          throw inUse(file, e);
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          throw numbered("unlink " + file, Errno.text(Errno.EISDIR), e);
        }
        staleNotice.accept("Unlinking stale socket " + file);
        Files.deleteIfExists(file);
      }
    }
    throw inUse(file, null);
  }

  private static PosixException inUse(Path file, @Nullable IOException cause) {
    PosixException inUse = new PosixException("link " + file, Errno.EADDRINUSE);
    inUse.initCause(cause);
    return inUse;
  }

  private static void giveAway(UnixSocketFile target, Path bound, StartupPosix startup)
      throws SocketOwnerException {
    if (!target.hasOwner()) {
      return;
    }
    try {
      startup.chown(bound.toString(), target.uid(), target.gid());
    } catch (PosixException e) {
      throw new SocketOwnerException(target.path(), e);
    }
  }

  /** The JDK hands on the C library's text alone; clients want the number. */
  private static PosixException numbered(String call, @Nullable String text, IOException cause) {
    int errno = Errno.EIO;
    for (int candidate = 1; candidate <= LARGEST_ERRNO; candidate++) {
      if (text != null && text.endsWith(Errno.text(candidate))) {
        errno = candidate;
        break;
      }
    }
    PosixException numbered = new PosixException(call, errno);
    numbered.initCause(cause);
    return numbered;
  }

  private static PosixException numbered(FileSystemException refused) {
    String file = String.valueOf(refused.getFile());
    String reason = refused.getReason();
    if (refused instanceof AccessDeniedException) {
      reason = Errno.text(Errno.EACCES);
    } else if (refused instanceof NoSuchFileException) {
      reason = Errno.text(Errno.ENOENT);
    }
    return numbered("file " + file, reason, refused);
  }

  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public int fd() {
    return fd;
  }

  @Override
  public void close() {
    posix.close(fd);
  }

  @Override
  public void unlink() {
    try {
      Object present = identity(file);
      if (present != null && present.equals(identity)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Gone already, or out of reach: nothing of ours is left to remove.
      return;
    }
  }
}

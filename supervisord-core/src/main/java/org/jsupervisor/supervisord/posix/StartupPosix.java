package org.jsupervisor.supervisord.posix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The system calls that start-up, user lookup and listening sockets need. */
public interface StartupPosix {
  int NO_LIMIT = -1;

  /** Soft and hard value of a limit; {@link #NO_LIMIT} for unlimited. */
  record Limit(long soft, long hard) {}

  /** An entry of the user database. */
  record User(String name, int uid, int gid, String home) {}

  enum Resource {
    NOFILE,
    NPROC
  }

  int pid();

  int uid();

  int gid();

  @Nullable User userByName(String name);

  @Nullable User userById(int uid);

  /** The group's id, or null if there is no such group. */
  @Nullable Integer groupByName(String name);

  boolean groupExists(int gid);

  /** The primary group first, then every group that lists the user, as initgroups would set. */
  List<Integer> groupsOf(User user);

  /** Switches the whole process: groups, gid, uid. Only before a second thread does real work. */
  void switchUser(int uid, int gid, List<Integer> groups) throws PosixException;

  Limit limit(Resource resource) throws PosixException;

  void setLimit(Resource resource, Limit limit) throws PosixException;

  void chdir(String directory) throws PosixException;

  void chmod(String path, int mode) throws PosixException;

  /** Changes the owner; -1 leaves uid or gid as it is. */
  void chown(String path, int uid, int gid) throws PosixException;

  /** Opens /dev/null over descriptors 0, 1 and 2. */
  void detachStandardStreams() throws PosixException;

  /** A bound, listening IPv4 socket with SO_REUSEADDR; an empty host means every interface. */
  int listenTcp(String host, int port, int backlog) throws PosixException;

  /** Fails as {@link #listenTcp} would if somebody listens there already; leaves nothing open. */
  void tryTcp(String host, int port) throws PosixException;

  /** A bound, listening UNIX socket, created under file mode mask {@code umask}. */
  int listenUnix(String path, int backlog, int umask) throws PosixException;

  /**
   * Accepts one connection, non-blocking and close-on-exec; {@link Posix#WOULD_BLOCK} if none
   * waits.
   */
  int accept(int listener) throws PosixException;

  /**
   * Who is at the other end of a connection, as hexadecimal digits: an IPv4 address, or the first
   * half of an IPv6 address, for whoever has one has all with that half; empty for a UNIX socket.
   */
  String peerNetwork(int fd) throws PosixException;
}

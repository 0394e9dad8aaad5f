package org.jsupervisor.supervisord.net;

/**
 * Where a UNIX endpoint appears and to whom it is open.
 *
 * @param path absolute
 * @param mode permission bits
 * @param uid owner, -1 for unchanged; likewise gid
 */
public record UnixSocketFile(String path, int mode, int uid, int gid) {
  boolean hasOwner() {
    return uid != -1 || gid != -1;
  }
}

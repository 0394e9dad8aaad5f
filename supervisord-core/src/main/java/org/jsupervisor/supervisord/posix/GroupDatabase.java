package org.jsupervisor.supervisord.posix;

import jnr.posix.Group;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looks groups up through jnr-posix, which knows the structure's layout on every platform. Only
 * configurations that name a group load it: the library costs more at start than the few calls
 * bound in {@link LibC}.
 */
final class GroupDatabase {
  private static final POSIX LIBRARY = POSIXFactory.getNativePOSIX();

  private GroupDatabase() {}

  static @Nullable Integer idOf(String name) {
    Group group = LIBRARY.getgrnam(name);
    return group == null ? null : (int) group.getGID();
  }

  static boolean has(int gid) {
    return LIBRARY.getgrgid(gid) != null;
  }
}

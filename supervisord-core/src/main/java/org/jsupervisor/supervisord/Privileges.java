package org.jsupervisor.supervisord;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.StartupPosix;

/** Switches the daemon to the user it was told to run as (daemon.md 3.4). */
final class Privileges {
  private static final String STAYS_ROOT =
      "Supervisor is running as root.  Privileges were not dropped because no user is specified in"
          + " the config file.  If you intend to run as root, you can set user=root in the config"
          + " file to avoid this message.";

  private Privileges() {}

  static void drop(@Nullable Integer uid, StartupPosix posix, StartLog log) throws StartException {
    if (uid == null) {
      if (posix.uid() == 0) {
        log.add(LogLevel.CRITICAL, STAYS_ROOT);
      }
      return;
    }
    if (uid != posix.uid()) {
      switchTo(uid, posix);
    }
    log.add(LogLevel.INFO, "Set uid to user " + uid + " succeeded");
  }

  private static void switchTo(int uid, StartupPosix posix) throws StartException {
    if (posix.uid() != 0) {
      throw new StartException(StartException.USAGE, "Can't drop privilege as nonroot user");
    }
    StartupPosix.User user = posix.userById(uid);
    if (user == null) {
      throw new StartException(StartException.USAGE, "Can't find uid " + uid);
    }
    try {
      posix.switchUser(uid, user.gid(), posix.groupsOf(user));
    } catch (PosixException e) {
      throw new StartException(StartException.USAGE, "Could not set groups of effective user", e);
    }
  }
}

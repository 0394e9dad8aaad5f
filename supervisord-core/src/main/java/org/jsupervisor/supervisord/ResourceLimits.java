package org.jsupervisor.supervisord;

import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.StartupPosix;
import org.jsupervisor.supervisord.posix.StartupPosix.Limit;
import org.jsupervisor.supervisord.posix.StartupPosix.Resource;

/** Raises minfds and minprocs (daemon.md 3.4); children inherit the limits. */
final class ResourceLimits {
  private ResourceLimits() {}

  static void raise(SupervisordConfig config, StartupPosix posix, StartLog log)
      throws StartException {
    raise(posix, Resource.NOFILE, config.minfds(), log, ResourceLimits::tooFewDescriptors);
    raise(posix, Resource.NPROC, config.minprocs(), log, ResourceLimits::tooFewProcesses);
  }

  private interface Refusal {
    String text(int wanted, long possible);
  }

  private static void raise(
      StartupPosix posix, Resource resource, int wanted, StartLog log, Refusal refusal)
      throws StartException {
    Limit limit;
    try {
      limit = posix.limit(resource);
    } catch (PosixException e) {
      throw new StartException(StartException.FAILURE, String.valueOf(e.getMessage()), e);
    }
    if (limit.soft() == StartupPosix.NO_LIMIT || limit.soft() >= wanted) {
      return;
    }
    boolean raisesHard = limit.hard() != StartupPosix.NO_LIMIT && limit.hard() < wanted;
    try {
      posix.setLimit(resource, new Limit(wanted, raisesHard ? wanted : limit.hard()));
    } catch (PosixException e) {
      throw new StartException(StartException.USAGE, refusal.text(wanted, limit.hard()), e);
    }
    log.add(LogLevel.INFO, "Increased RLIMIT_" + resource + " limit to " + wanted);
  }

  private static String tooFewDescriptors(int wanted, long possible) {
    return "The minimum number of file descriptors required to run this process is "
        + wanted
        + " as per the \"minfds\" command-line argument or config file setting. The current"
        + " environment will only allow you to open "
        + possible
        + " file descriptors.  Either raise the number of usable file descriptors in your"
        + " environment (see README.rst) or lower the minfds setting in the config file to allow"
        + " the process to start.";
  }

  private static String tooFewProcesses(int wanted, long possible) {
    return "The minimum number of available processes required to run this program is "
        + wanted
        + " as per the \"minprocs\" command-line argument or config file setting. The current"
        + " environment will only allow you to open "
        + possible
        + " processes.  Either raise the number of usable processes in your environment (see"
        + " README.rst) or lower the minprocs setting in the config file to allow the program to"
        + " start.";
  }
}

package org.jsupervisor.supervisord.spawn;

import java.time.Duration;
import java.util.Map;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.stdio.PumpResources;

/**
 * Runs short commands beside the programs, such as checks, without waiting for them. Confined to
 * the loop thread.
 */
public final class SideCommands {
  /** Is told once how a command ended, in a turn of its own or within {@link #run}. */
  public interface Observer {
    void ended(CommandOutcome outcome);
  }

  private final EventLoop loop;
  private final Posix posix;
  private final PumpResources pumps;
  private final Spawner spawner;
  private final Reaper reaper;

  public SideCommands(
      EventLoop loop, Posix posix, PumpResources pumps, Spawner spawner, Reaper reaper) {
    this.loop = loop;
    this.posix = posix;
    this.pumps = pumps;
    this.spawner = spawner;
    this.reaper = reaper;
  }

  /**
   * Starts a command with the user, directory and umask of a process, in a process group of its own
   * and with nothing to read.
   *
   * @param command is split as a program's is, and not run by a shell
   * @param timeout after which its process group is killed
   */
  public SideCommand run(
      ProcessConfig as,
      String command,
      Map<String, String> environment,
      Duration timeout,
      Observer observer) {
    SideCommand side = new SideCommand(loop, posix, reaper, timeout, observer);
    try {
      CommandLookup.Command found = CommandLookup.find(command, environment);
      side.start(pumps, streams -> spawner.spawn(as, found, environment, streams));
    } catch (CommandException e) {
      side.fail(e.without(as.secrets()).text());
    } catch (PosixException e) {
      side.fail(as.secrets().masked("cannot run " + command + ": " + e.errnoName()));
    }
    return side;
  }
}

package org.jsupervisor.supervisord.group;

import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.logfile.LogFiles;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.StartupPosix;
import org.jsupervisor.supervisord.process.Now;
import org.jsupervisor.supervisord.spawn.Reaper;
import org.jsupervisor.supervisord.spawn.SideCommands;
import org.jsupervisor.supervisord.spawn.Spawner;
import org.jsupervisor.supervisord.stdio.PumpResources;
import org.jsupervisor.supervisord.stdio.Syslog;

/** What every process and group works with. Confined to the loop thread. */
public record Surroundings(
    Posix posix,
    StartupPosix sockets,
    EventLoop loop,
    EventBus bus,
    MainLog log,
    LogFiles logFiles,
    PumpResources pumps,
    Syslog syslog,
    Spawner spawner,
    Reaper reaper,
    SideCommands sideCommands,
    CompanionFactory companions,
    DaemonState state) {

  /** The clocks as of this turn, and chance. */
  public Now now() {
    long nanos = loop.nowNanos();
    return new Now(nanos, loop.nowWall(), state.draw(nanos));
  }
}

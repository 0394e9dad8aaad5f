package org.jsupervisor.supervisord.group;

import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.logfile.LogFiles;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.StartupPosix;
import org.jsupervisor.supervisord.process.Now;
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
    DaemonState state) {

  Now now() {
    return new Now(loop.nowNanos(), loop.nowWall());
  }
}

package org.jsupervisor.supervisord;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ConfigLoader;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SyslogServerConfig;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.PythonRepr;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.rpc.http.HeldBytes;
import org.jsupervisor.rpc.http.HttpDate;
import org.jsupervisor.rpc.http.HttpLimits;
import org.jsupervisor.supervisord.companion.PolicyCompanions;
import org.jsupervisor.supervisord.control.GroupEditor;
import org.jsupervisor.supervisord.control.Supervisor;
import org.jsupervisor.supervisord.control.SupervisorControl;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.logfile.LogFiles;
import org.jsupervisor.supervisord.logfile.RotatingLogFile;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.memory.JvmHeap;
import org.jsupervisor.supervisord.memory.MemoryTrim;
import org.jsupervisor.supervisord.net.EndpointContext;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.JnrMemoryPosix;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.rpc.Namespaces;
import org.jsupervisor.supervisord.rpc.plugin.PluginNamespaces;
import org.jsupervisor.supervisord.spawn.Reaper;
import org.jsupervisor.supervisord.spawn.SideCommands;
import org.jsupervisor.supervisord.spawn.Spawner;
import org.jsupervisor.supervisord.stdio.PumpResources;
import org.jsupervisor.supervisord.stdio.Syslog;
import org.jsupervisor.supervisord.stdio.SyslogServer;
import org.jsupervisor.supervisord.stdio.SyslogTrouble;
import org.jsupervisor.supervisord.surface.ControlSurface;

/**
 * The daemon from a start to the next restart or the end, in the order of daemon.md 3.3. Confined
 * to the loop thread.
 */
final class DaemonLife {
  private static final int LOG_MODE = 0666;

  /** By this much syslog that does not take the last messages delays an end or a restart. */
  private static final long SYSLOG_DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A quarter of the heap, for unfinished requests and unsent answers. */
  private static final long HELD_BYTES = 32L << 20;

  private final Machine machine;
  private final ConfigLoader loader;
  private final SupervisordConfig config;
  private final boolean isFirst;
  private final DaemonState state;
  private final LogTroubleReport mainTrouble;
  private final LogTroubleReport childTrouble;

  /** {@code isFirst} is false after a restart. */
  DaemonLife(Machine machine, ConfigLoader loader, SupervisordConfig config, boolean isFirst) {
    this.machine = machine;
    this.loader = loader;
    this.config = config;
    this.isFirst = isFirst;
    this.state = new DaemonState(config);
    this.mainTrouble = new LogTroubleReport(machine.loop()::nowNanos);
    this.childTrouble = new LogTroubleReport(machine.loop()::nowNanos);
  }

  /** Lives; returns whether to start anew. */
  boolean run() throws StartException, PosixException {
    StartLog early = new StartLog();
    early.addAll(config.messages());
    Privileges.drop(config.uid(), machine.posix(), early);
    if (isFirst) {
      ResourceLimits.raise(config, machine.posix(), early);
    }
    boolean logsToSyslog = config.logfile().equals("syslog");
    // One for both, so that what programs say and what is said of them keeps its order.
    Syslog syslog = syslog(logsToSyslog ? mainTrouble : childTrouble);
    DaemonLog log = logsToSyslog ? newLog(null, syslog) : newLog(openLogFile(), null);
    LostOutput losses = new LostOutput(machine.loop(), log);
    mainTrouble.count(losses);
    childTrouble.count(losses);
    childTrouble.reportTo(log);
    CurrentMainLog.set(log);
    try {
      early.writeTo(log);
      boolean again = runWith(log, syslog);
      if (again) {
        tellIfBroken(log);
      }
      return again;
    } finally {
      long deadline = machine.time().nanos() + SYSLOG_DRAIN_NANOS;
      syslog.drain(deadline);
      losses.close();
      syslog.drain(deadline); // What was lost is told there too, if that is the log.
      syslog.close();
      CurrentMainLog.set(null);
      log.close();
    }
  }

  /** What the daemon is to exit with if this was its last life. */
  int exitStatus() {
    return state.exitStatus();
  }

  /** The next life would end with this before it has a log, and daemonized nobody sees stderr. */
  private void tellIfBroken(DaemonLog log) {
    try {
      loader.load();
    } catch (ConfigException e) {
      log.log(
          LogLevel.CRITICAL,
          "cannot restart, mend the configuration and start the daemon anew: " + e.text());
    }
  }

  private DaemonLog newLog(@Nullable RotatingLogFile file, @Nullable Syslog syslog) {
    boolean isForeground = config.nodaemon() || !machine.settings().isDaemonizing();
    return new DaemonLog(
        config.loglevel(),
        machine.time(),
        file,
        syslog,
        isForeground && !config.silent() ? new FileOutputStream(FileDescriptor.out) : null);
  }

  private RotatingLogFile openLogFile() throws StartException {
    try {
      return new RotatingLogFile(
          machine.files(),
          config.logfile(),
          config.logfileMaxbytes().bytes(),
          config.logfileBackups(),
          LOG_MODE,
          mainTrouble);
    } catch (IOException e) {
      throw new StartException(
          StartException.FAILURE, "cannot open logfile " + config.logfile() + ": " + reason(e), e);
    }
  }

  /** Compatibility: syslog shows the name by which the daemon was called. */
  private Syslog syslog(SyslogTrouble trouble) {
    String program = machine.settings().programName();
    String ident = program.substring(program.lastIndexOf('/') + 1);
    SyslogServerConfig server = config.syslogServer();
    if (server == null) {
      return new Syslog(
          machine.posix(), machine.loop(), machine.time(), Syslog.DEVICE, ident, trouble);
    }
    String hostName = machine.environment().hostName();
    return new Syslog(
        machine.posix(),
        machine.loop(),
        machine.time(),
        new SyslogServer(server.host(), server.port(), hostName, ident),
        trouble);
  }

  private static String reason(IOException failure) {
    return failure instanceof PosixException kernel
        ? Errno.text(kernel.errno()) + " (" + kernel.errnoName() + ")"
        : String.valueOf(failure.getMessage());
  }

  private boolean runWith(DaemonLog log, Syslog syslog) throws StartException, PosixException {
    LoopFailures failures = new LoopFailures(log);
    machine.loop().onError(failures);
    Reaper reaper = reaper(log, failures);
    HttpServers servers = new HttpServers(endpointContext(log));
    Supervisor supervisor =
        new Supervisor(
            surroundings(log, syslog, reaper),
            loader::reread,
            log,
            () -> servers.drain(machine.loop(), machine.loop()::stop));
    SupervisorControl control = supervisor.control(machine.posix().pid());
    GroupEditor editor = supervisor.editor(loader::program);
    Namespaces plugins = new PluginNamespaces(control, editor, log::log);
    servers.check(config);
    PidFile pidFile = pidFile(log);
    Watch signals = null;
    try {
      addGroups(supervisor, log);
      // Late, so that nobody connects who then waits until all groups are built.
      servers.open(config, surface(control, plugins, log), System.err);
      HttpServers.announce(config, machine.time().wall(), log);
      SignalDispatcher dispatcher =
          new SignalDispatcher(machine.signals(), supervisor, reaper, log);
      signals =
          machine
              .loop()
              .watchFirst(
                  machine.signals().fd(), Poller.READ, readySet -> dispatcher.dispatchPending());
      begin(supervisor, pidFile, log);
      machine.loop().run();
    } finally {
      if (signals != null) {
        signals.close();
      }
      servers.close();
      pidFile.remove();
    }
    return supervisor.state() == SupervisorState.RESTARTING;
  }

  private PidFile pidFile(DaemonLog log) {
    return new PidFile(
        config, machine.posix().processes(), machine.posix().pid(), machine.loop(), log);
  }

  private Reaper reaper(DaemonLog log, LoopFailures failures) {
    Reaper reaper = new Reaper(machine.posix(), log, failures);
    if (isFirst) {
      reaper.takeInherited();
    }
    return reaper;
  }

  private void begin(Supervisor supervisor, PidFile pidFile, DaemonLog log) throws PosixException {
    boolean daemonizes = isFirst && !config.nodaemon() && machine.settings().isDaemonizing();
    if (daemonizes) {
      leaveTerminal(log);
    }
    pidFile.write();
    log.log(LogLevel.INFO, "supervisord started with pid " + machine.posix().pid());
    if (daemonizes) {
      machine.settings().report("0");
      machine.posix().close(machine.settings().readyFd());
      machine.posix().detachStandardStreams();
    }
    supervisor.run();
    if (isFirst) {
      new MemoryTrim(
              machine.loop(), new JnrMemoryPosix(), new JvmHeap(), Path.of("/proc/self/smaps"))
          .begin();
    }
  }

  /** The launcher has made a session of our own already; the rest follows daemon.md 3.4. */
  private void leaveTerminal(DaemonLog log) {
    log.log(LogLevel.BLATHER, "supervisord forked; parent exiting");
    log.log(LogLevel.INFO, "daemonizing the supervisord process");
    String directory = config.directory();
    if (directory != null) {
      try {
        machine.posix().chdir(directory);
        log.log(LogLevel.INFO, "set current directory: " + PythonRepr.of(directory));
      } catch (PosixException e) {
        log.log(
            LogLevel.CRITICAL,
            "can't chdir into " + PythonRepr.of(directory) + ": " + e.getMessage());
      }
    }
    machine.posix().umask(config.umask());
  }

  private void addGroups(Supervisor supervisor, DaemonLog log) throws StartException {
    if (!config.nocleanup()) {
      AutoLogCleanup.run(config.childlogdir(), config.identifier(), log);
    }
    try {
      supervisor.addConfiguredGroups();
    } catch (IOException e) {
      throw new StartException(StartException.FAILURE, String.valueOf(e.getMessage()), e);
    }
  }

  private Surroundings surroundings(DaemonLog log, Syslog syslog, Reaper reaper) {
    Spawner spawner =
        new Spawner(machine.posix(), machine.posix(), machine.settings().environment());
    spawner.serverUrl(config.serverUrl());
    PumpResources pumps = new PumpResources(machine.loop(), machine.posix());
    return new Surroundings(
        machine.posix(),
        machine.posix(),
        machine.loop(),
        machine.bus(),
        log,
        new LogFiles(machine.files(), childTrouble),
        pumps,
        syslog,
        spawner,
        reaper,
        new SideCommands(machine.loop(), machine.posix(), pumps, spawner, reaper),
        new PolicyCompanions(),
        state);
  }

  private EndpointContext endpointContext(DaemonLog log) {
    return new EndpointContext(
        machine.loop(),
        machine.posix(),
        machine.posix(),
        HttpLimits.DEFAULT,
        new HttpDate(() -> machine.loop().nowWall().getEpochSecond()),
        new HeldBytes(HELD_BYTES),
        line -> log.log(LogLevel.WARN, line));
  }

  private ControlSurface surface(SupervisorControl control, Namespaces plugins, DaemonLog log) {
    EventLoop loop = machine.loop();
    return new ControlSurface(
        control,
        config.rpcInterfaces(),
        plugins,
        new RpcLog(log),
        (delay, action) -> loop.schedule(loop.nowNanos() + delay.toNanos(), action),
        loop::nowWall,
        line -> log.log(LogLevel.WARN, line));
  }
}

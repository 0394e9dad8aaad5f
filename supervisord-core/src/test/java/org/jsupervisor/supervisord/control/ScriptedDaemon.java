package org.jsupervisor.supervisord.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsupervisor.config.ConfigLoader;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.companion.PolicyCompanions;
import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.group.DaemonState;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.logfile.FaultyLogs;
import org.jsupervisor.supervisord.logfile.LogFiles;
import org.jsupervisor.supervisord.logfile.MemoryLogs;
import org.jsupervisor.supervisord.logfile.NoTrouble;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.spawn.Reaper;
import org.jsupervisor.supervisord.spawn.SideCommands;
import org.jsupervisor.supervisord.spawn.Spawner;
import org.jsupervisor.supervisord.stdio.PumpResources;
import org.jsupervisor.supervisord.stdio.RecordedSyslogTrouble;
import org.jsupervisor.supervisord.stdio.Syslog;

/** A whole supervisor on a scripted kernel, log files in memory and a clock moved by hand. */
public final class ScriptedDaemon {
  static final int OWN_PID = 100;
  private static final int IDLE_TURNS = 6;
  private static final int MOST_TURNS = 1000;

  public final FakePosix posix = new FakePosix();
  public final ManualTime time = new ManualTime();
  public final RecordingLog log = new RecordingLog();
  public final MemoryLogs files;
  public final EventBus bus = new EventBus();
  public final EventLoop loop;
  public final Reaper reaper;
  public final RecordedSyslogTrouble syslogTrouble = new RecordedSyslogTrouble();
  public final Syslog syslog;
  public final Supervisor supervisor;
  public final SupervisorControl control;
  public final GroupEditor editor;
  private final ConfigLoader loader;
  private final Path directory;
  private final DaemonState state;
  private int ends;
  private String sections = "";

  /** Loads the sections, which go below a {@code [supervisord]} header; starts nothing. */
  public ScriptedDaemon(Path directory, String sections) {
    this(directory, sections, new MemoryLogs());
  }

  /** The same with log files that may be in trouble. */
  ScriptedDaemon(Path directory, String sections, MemoryLogs files) {
    this.directory = directory;
    this.files = files;
    rewrite(sections);
    loader =
        new ConfigLoader(
            directory.resolve("s.conf").toString(),
            CommandLineOverrides.NONE,
            new LoaderEnvironment(
                Map.of("PATH", "/usr/bin:/bin"),
                "host",
                directory.toString(),
                posix.uid(),
                new NoAccounts(),
                true));
    loop = new EventLoop(posix.poller(), time);
    reaper =
        new Reaper(
            posix,
            log,
            failure -> {
              throw new AssertionError("a child's end failed", failure);
            });
    syslog = new Syslog(posix, loop, time, Syslog.DEVICE, "supervisord", syslogTrouble);
    state = new DaemonState(loader.load());
    supervisor = new Supervisor(surroundings(), loader::reread, log, () -> ends++);
    control = supervisor.control(OWN_PID);
    editor = supervisor.editor(loader::program);
    watchSignals();
  }

  private Surroundings surroundings() {
    PumpResources pumps = new PumpResources(loop, posix);
    Spawner spawner = new Spawner(posix, posix, Map.of("PATH", "/usr/bin:/bin", "HOME", "/root"));
    return new Surroundings(
        posix,
        posix,
        loop,
        bus,
        log,
        new LogFiles(files, files instanceof FaultyLogs faulty ? faulty : new NoTrouble()),
        pumps,
        syslog,
        spawner,
        reaper,
        new SideCommands(loop, posix, pumps, spawner, reaper),
        new PolicyCompanions(),
        state);
  }

  private void watchSignals() {
    try {
      loop.watchFirst(
          posix.signals().fd(),
          Poller.READ,
          readySet -> {
            while (posix.signals().next() != null) {
              reaper.reapAll();
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was read last. */
  SupervisordConfig config() {
    return state.config();
  }

  /** What stands in the configuration file. */
  String sections() {
    return sections;
  }

  /** Changes the configuration file. */
  public void rewrite(String text) {
    sections = text;
    String header =
        """
        [supervisord]
        logfile=%(here)s/s.log
        pidfile=%(here)s/s.pid
        childlogdir=%(here)s
        loglevel=blather
        """;
    try {
      Files.writeString(directory.resolve("s.conf"), header + sections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds the groups and runs until everything that is due has happened. */
  public ScriptedDaemon begin() {
    try {
      supervisor.addConfiguredGroups();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    supervisor.run();
    return settle();
  }

  /** Begins and lets startsecs pass. */
  public ScriptedDaemon beginAndStay() {
    return begin().pass(2);
  }

  /** Runs turns without letting time pass. */
  public ScriptedDaemon settle() {
    for (int turn = 0; turn < IDLE_TURNS; turn++) {
      loop.runOnce(false);
    }
    // Children that end at once are started again a few times before anybody waits.
    for (int turn = 0; turn < MOST_TURNS && posix.hasEndedChildren(); turn++) {
      loop.runOnce(false);
    }
    return this;
  }

  /** Lets time pass, stopping at every deadline on the way. */
  public ScriptedDaemon pass(double seconds) {
    long end = time.nanos() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    settle();
    while (loop.nextDeadlineNanos() <= end) {
      time.advanceNanos(Math.max(0, loop.nextDeadlineNanos() - time.nanos()));
      settle();
    }
    time.advanceNanos(end - time.nanos());
    return settle();
  }

  /** How often everything had stopped after a shutdown or restart. */
  public int ends() {
    return ends;
  }

  /** What the daemon would end with. */
  public int exitStatus() {
    return state.exitStatus();
  }

  public ProcessInfo info(String name) {
    try {
      return control.processInfo(Namespec.parse(name));
    } catch (ControlFault e) {
      throw new AssertionError(e.text(), e);
    }
  }

  /** The names of all processes that are RUNNING. */
  List<String> running() {
    List<String> running = new ArrayList<>();
    for (ProcessInfo info : control.allProcessInfo()) {
      if (info.state() == ProcessState.RUNNING) {
        running.add(info.name());
      }
    }
    return running;
  }

  public ProcessState state(String name) {
    return info(name).state();
  }

  /** The child that runs for the process now. */
  public FakeChild child(String name) {
    return posix.child(info(name).pid());
  }

  public Outcome<Boolean> start(String name, boolean wait) {
    Outcome<Boolean> outcome = new Outcome<>();
    control.startProcess(Namespec.parse(name), wait, outcome);
    return outcome;
  }

  public Outcome<Boolean> stop(String name, boolean wait) {
    Outcome<Boolean> outcome = new Outcome<>();
    control.stopProcess(Namespec.parse(name), wait, outcome);
    return outcome;
  }

  /** The first argument of every child so far, in the order of spawning. */
  public List<String> spawnedNames() {
    List<String> names = new ArrayList<>();
    for (FakeChild child : posix.spawned()) {
      List<String> arguments = child.arguments();
      names.add(arguments.get(arguments.size() - 1));
    }
    return names;
  }
}

package org.jsupervisor.supervisord;

import java.io.IOException;
import java.util.List;
import org.jsupervisor.config.ConfigLoader;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.rpc.api.Versions;
import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.SystemTime;
import org.jsupervisor.supervisord.loop.TimeSource;
import org.jsupervisor.supervisord.posix.JnrFilePosix;
import org.jsupervisor.supervisord.posix.JnrPosix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.stdio.PosixLogFileSystem;

/** The daemon's main program. */
public final class Supervisord {
  private static final String SEARCHES_AS_ROOT =
      "UserWarning: Supervisord is running as root and it is searching for its configuration file"
          + " in default locations (including its current working directory); you probably want"
          + " to specify a \"-c\" argument specifying an absolute path to a configuration file"
          + " for improved security.";

  /** Asks the launcher to start this program again, in the foreground. */
  private static final String FOREGROUND = "foreground";

  private final LaunchSettings settings;

  private Supervisord(LaunchSettings settings) {
    this.settings = settings;
  }

  /** Runs the daemon and exits with its status (daemon.md 3.2). */
  public static void main(String[] arguments) throws IOException {
    LaunchSettings settings = LaunchSettings.read();
    int status = new Supervisord(settings).run(List.of(arguments));
    System.out.flush();
    // Not exit: that asks for a logger first, which would load slf4j and logback for nothing.
    Runtime.getRuntime().halt(status);
  }

  private int run(List<String> arguments) {
    try {
      GetOpt.Parsed parsed = CommandLine.split(arguments);
      CommandLine.Request request = CommandLine.firstRequest(parsed);
      return request == CommandLine.Request.RUN ? runWith(parsed) : answer(request);
    } catch (ConfigException e) {
      return refused(StartException.USAGE, placed(e));
    } catch (StartException e) {
      return refused(e.exitStatus(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refused(StartException.FAILURE, String.valueOf(e.getMessage()));
    }
  }

  /** With its place, unless it is a text of the original, which scripts may look for. */
  private static String placed(ConfigException e) {
    boolean isPlaced = e.text().startsWith("cannot ") && e.file() != null && e.line() > 0;
    return isPlaced ? e.text() + " (" + e.file() + ":" + e.line() + ")" : e.text();
  }

  private int runWith(GetOpt.Parsed parsed) throws StartException, IOException {
    JnrPosix posix = new JnrPosix(System.err::println);
    LoaderEnvironment environment = Machine.environment(settings, posix);
    CommandLine commandLine = CommandLine.read(parsed, environment);
    switch (commandLine.request()) {
      case RUN -> {
        return serve(commandLine, file(commandLine, posix, environment), posix, environment);
      }
      case CHECK -> {
        return check(commandLine, file(commandLine, posix, environment), environment);
      }
      case HELP, VERSION -> {
        return answer(commandLine.request());
      }
    }
    throw new AssertionError(commandLine.request());
  }

  private int check(CommandLine commandLine, String file, LoaderEnvironment environment) {
    if (settings.isDaemonizing()) {
      settings.report(FOREGROUND);
      return 0;
    }
    return CheckCommand.run(commandLine, file, environment, System.out, System.err);
  }

  private int answer(CommandLine.Request request) {
    if (request == CommandLine.Request.HELP) {
      CommandLineHelp.print(System.out, settings.programName());
    } else {
      System.out.println(Versions.SUPERVISOR);
    }
    return 0;
  }

  private int refused(int status, String text) {
    UsageError.print(System.err, settings.programName(), text);
    settings.report(Integer.toString(status));
    return status;
  }

  private int serve(
      CommandLine commandLine, String file, JnrPosix posix, LoaderEnvironment environment)
      throws StartException, IOException {
    ConfigLoader loader = new ConfigLoader(file, commandLine.overrides(), environment);
    SupervisordConfig config = loader.load();
    if (config.nodaemon() && settings.isDaemonizing()) {
      settings.report(FOREGROUND);
      return 0;
    }
    Machine machine = machine(posix, environment);
    DaemonLife life = new DaemonLife(machine, loader, config, true);
    while (life.run()) {
      loader = new ConfigLoader(file, commandLine.overrides(), environment);
      life = new DaemonLife(machine, loader, loader.load(), false);
    }
    return life.exitStatus();
  }

  private String file(CommandLine commandLine, JnrPosix posix, LoaderEnvironment environment) {
    String named = commandLine.configFile();
    if (named != null) {
      return named;
    }
    if (posix.uid() == 0) {
      System.err.println(settings.programName() + ": " + SEARCHES_AS_ROOT);
    }
    return ConfigLoader.search(settings.programName(), environment);
  }

  private Machine machine(JnrPosix posix, LoaderEnvironment environment) throws PosixException {
    TimeSource time = new SystemTime();
    return new Machine(
        settings,
        posix,
        new PosixLogFileSystem(posix, new JnrFilePosix()),
        time,
        new EventLoop(posix.poller(), time),
        posix.signals(),
        new EventBus(),
        environment);
  }
}

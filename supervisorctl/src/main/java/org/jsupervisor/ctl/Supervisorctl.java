package org.jsupervisor.ctl;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ClientConfigLoader;
import org.jsupervisor.config.model.ClientConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.ctl.command.ExitStatus;
import org.jsupervisor.ctl.command.Session;
import org.jsupervisor.ctl.command.Terminal;
import org.jsupervisor.ctl.command.VerbPlugin;
import org.jsupervisor.ctl.plugin.BuiltInPlugin;
import org.jsupervisor.ctl.screen.Screen;

/**
 * The client's main class. The launcher tells the path it was called by in the system property
 * {@code jsupervisor.argv0} and on a terminal what it is like in {@code jsupervisor.terminal}.
 */
public final class Supervisorctl {
  private final String program;
  private final Terminal terminal;

  private Supervisorctl(String program, Terminal terminal) {
    this.program = program;
    this.terminal = terminal;
  }

  public static void main(String[] arguments) {
    Terminal terminal =
        new Terminal(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
            new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))),
            new PrintStream(new FileOutputStream(FileDescriptor.err)));
    String program = System.getProperty("jsupervisor.argv0", "jsupervisorctl");
    int status = run(program, Arrays.asList(arguments), terminal);
    if (!terminal.finish()) {
      terminal.errorLine("error: cannot write to standard output");
      status = status == ExitStatus.SUCCESS ? ExitStatus.GENERIC : status;
    }
    Runtime.getRuntime().exit(status);
  }

  /** Runs as {@link #main} does, but returns the exit status. */
  public static int run(String program, List<String> arguments, Terminal terminal) {
    return new Supervisorctl(program, terminal).run(arguments);
  }

  private int run(List<String> arguments) {
    try {
      CommandLine commandLine = CommandLine.parse(arguments);
      if (commandLine.isHelp()) {
        terminal.text(HelpText.of(program));
        return ExitStatus.SUCCESS;
      }
      return run(commandLine, config(commandLine));
    } catch (UsageException e) {
      return refuse(e.text(), ExitStatus.USAGE);
    } catch (ConfigException e) {
      return refuse(e.text(), isSyntaxError(e) ? ExitStatus.GENERIC : ExitStatus.USAGE);
    } catch (IOException e) {
      terminal.errorLine("Error: cannot read input: " + e.getMessage());
      return ExitStatus.GENERIC;
    }
  }

  private int refuse(String message, int status) {
    terminal.errorLine("Error: " + message);
    terminal.errorLine("For help, use " + program + " -h");
    return status;
  }

  /**
   * Compatibility: a file that is no INI at all ends the original in another way than one it
   * refuses. It is the only reason that is neither the file system's nor an option's.
   */
  private static boolean isSyntaxError(ConfigException e) {
    Throwable cause = e.getCause();
    return cause != null && !(cause instanceof IOException) && !(cause instanceof ConfigException);
  }

  private ClientConfig config(CommandLine commandLine) {
    ClientConfigLoader loader = new ClientConfigLoader(Machine.environment());
    String file = commandLine.configFile();
    return file == null ? loader.search(program) : loader.load(file);
  }

  private int run(CommandLine commandLine, ClientConfig config) throws IOException {
    boolean isShell = commandLine.isShell();
    Session session =
        new Session(
            terminal,
            isShell || commandLine.isInteractive(),
            first(commandLine.serverUrl(), config.serverUrl()),
            commandLine.username() != null ? commandLine.username() : config.username(),
            commandLine.password() != null ? commandLine.password() : config.password());
    if (!config.plugins().isEmpty()) {
      addPlugins(session, config.plugins(), isShell);
    }
    session.useScreen(screen(commandLine.colour()));
    Controller controller = new Controller(session);
    if (isShell) {
      String prompt = config.prompt() + "> ";
      new Shell(controller, session, () -> terminal.ask(prompt)).run();
      return ExitStatus.SUCCESS;
    }
    controller.run(commandLine.line());
    return session.exitStatus();
  }

  /** Compatibility: scripts parse what one action prints, so only the shell tells what is amiss. */
  private void addPlugins(Session session, List<RpcInterfaceConfig> plugins, boolean isShell) {
    for (RpcInterfaceConfig config : plugins) {
      VerbPlugin plugin = BuiltInPlugin.of(config);
      if (plugin != null) {
        session.add(plugin);
      } else if (isShell) {
        terminal.errorLine(
            "[ctlplugin:"
                + config.name()
                + "] factory "
                + config.factory()
                + " is a Python plugin and cannot run here; its actions are unavailable");
      }
    }
  }

  private static Screen screen(Screen.Colour colour) {
    String found = System.getProperty("jsupervisor.terminal");
    if (found == null && colour != Screen.Colour.ALWAYS) {
      return Screen.NONE;
    }
    return Screen.of(found, colour, System.getenv("NO_COLOR"), System.getenv("TERM"));
  }

  private static String first(@Nullable String preferred, String other) {
    return preferred != null ? preferred : other;
  }
}

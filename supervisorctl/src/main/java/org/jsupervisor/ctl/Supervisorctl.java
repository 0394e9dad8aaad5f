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
import org.jsupervisor.ctl.completion.Candidates;
import org.jsupervisor.ctl.plugin.BuiltInPlugin;
import org.jsupervisor.ctl.screen.Screen;

/**
 * The client's main class. The launcher tells the path it was called by in the system property
 * {@code jsupervisor.argv0}, on a terminal what it is like in {@code jsupervisor.terminal} and
 * whether lines can be edited there in {@code jsupervisor.terminal.input}.
 */
public final class Supervisorctl {
  private final String program;
  private final Terminal terminal;
  private final boolean isEditable;

  private Supervisorctl(String program, Terminal terminal, boolean isEditable) {
    this.program = program;
    this.terminal = terminal;
    this.isEditable = isEditable;
  }

  public static void main(String[] arguments) {
    Terminal terminal =
        new Terminal(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
            new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))),
            new PrintStream(new FileOutputStream(FileDescriptor.err)));
    String program = System.getProperty("jsupervisor.argv0", "jsupervisorctl");
    int status = new Supervisorctl(program, terminal, canEdit()).run(Arrays.asList(arguments));
    if (!terminal.finish()) {
      terminal.errorLine("error: cannot write to standard output");
      status = status == ExitStatus.SUCCESS ? ExitStatus.GENERIC : status;
    }
    Runtime.getRuntime().exit(status);
  }

  /** Runs as {@link #main} does where no terminal is, and returns the exit status. */
  public static int run(String program, List<String> arguments, Terminal terminal) {
    return new Supervisorctl(program, terminal, false).run(arguments);
  }

  private int run(List<String> arguments) {
    if (!arguments.isEmpty() && arguments.get(0).equals(CompletionRequest.WORD)) {
      return complete(arguments.subList(1, arguments.size()));
    }
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

  /** Where the configuration cannot be used there is no server, but there are verbs. */
  private int complete(List<String> words) {
    CompletionRequest request = CompletionRequest.parse(words);
    Session session;
    try {
      CommandLine options = request.options();
      session = session(options, config(options));
    } catch (ConfigException e) {
      session = new Session(terminal, false, "", null, null);
    }
    NamesOfSession names = new NamesOfSession(session);
    for (String line : request.answer(new Candidates(new BoundedNames(names)))) {
      terminal.line(line);
    }
    return ExitStatus.SUCCESS;
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
    Session session = session(commandLine, config);
    session.useScreen(screen(commandLine.colour()));
    Controller controller = new Controller(session);
    if (commandLine.isShell()) {
      Shell shell = new Shell(controller, session, config.prompt() + "> ");
      if (isEditable) {
        shell.runEdited(config.historyFile());
      } else {
        shell.run();
      }
      return ExitStatus.SUCCESS;
    }
    controller.run(commandLine.line());
    return session.exitStatus();
  }

  private Session session(CommandLine commandLine, ClientConfig config) {
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
    return session;
  }

  /** Whether somebody types at a terminal that can move its cursor, and sees the answers there. */
  private static boolean canEdit() {
    if (!Boolean.getBoolean("jsupervisor.terminal.input")) {
      return false;
    }
    String type = System.getenv("TERM");
    return type != null && !type.isEmpty() && !type.equals("dumb");
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

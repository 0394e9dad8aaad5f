package org.jsupervisor.supervisord;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.check.ConfigCheck;
import org.jsupervisor.config.check.ConfigReport;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.ReportJson;
import org.jsupervisor.config.listing.ReportText;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.supervisord.spawn.CommandLookup;

/** Answers {@code --check}; a start never loads it. */
final class CheckCommand {
  private CheckCommand() {}

  /** Checks {@code file} and returns the exit status. */
  static int run(
      CommandLine commandLine,
      String file,
      LoaderEnvironment environment,
      PrintStream out,
      PrintStream err) {
    ConfigReport report =
        new ConfigCheck(environment, CommandLookup::complaint).run(file, commandLine.overrides());
    CommandLine.CheckOutput output = commandLine.output();
    Secrets secrets = output.hasSecrets() ? Secrets.SHOWN : Secrets.HIDDEN;
    if (output.isJson()) {
      out.print(
          output.hasConfig()
              ? ReportJson.withConfig(report, environment.accounts(), secrets)
              : ReportJson.of(report));
    } else if (output.hasConfig()) {
      // The listing alone goes to standard output, so that it can be kept as a file.
      SupervisordConfig config = report.config();
      if (config != null) {
        out.print(IniListing.of(config, environment, secrets));
        out.flush();
      }
      err.print(ReportText.of(report, isTerminal(2, environment.environment())));
    } else {
      out.print(ReportText.of(report, isTerminal(1, environment.environment())));
    }
    out.flush();
    err.flush();
    return report.errors() == 0 ? 0 : StartException.USAGE;
  }

  /** Whether colours can be shown on a descriptor and are not unwanted. */
  private static boolean isTerminal(int descriptor, Map<String, String> environment) {
    String noColour = environment.get("NO_COLOR");
    if ((noColour != null && !noColour.isEmpty()) || "dumb".equals(environment.get("TERM"))) {
      return false;
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException unknown) {
      return false;
    }
  }
}

package org.jsupervisor.it.terminal;

import java.nio.file.Path;
import java.util.Locale;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts that come with the distribution, in the shells they are for. */
@PrivateDaemon
class CompletionScriptsIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:größe]
      command=/bin/cat
      startsecs=0
      [program:alpha]
      command=/bin/cat
      startsecs=0
      [program:beta]
      command=/bin/cat
      startsecs=0
      [group:pool]
      programs=alpha,beta
      """;

  private enum UserShell {
    BASH(
        "--norc --noprofile -i",
        ". /usr/share/bash-completion/bash_completion;"
            + " . SHARE/bash-completion/completions/jsupervisorctl"),
    ZSH("-f -i", "fpath=(SHARE/zsh/site-functions $fpath); autoload -Uz compinit; compinit -u -D"),
    FISH("--no-config -i", "source SHARE/fish/vendor_completions.d/jsupervisorctl.fish");

    private final String options;
    private final String preparation;

    UserShell(String options, String preparation) {
      this.options = options;
      this.preparation = preparation;
    }

    String program() {
      return Machine.program(name().toLowerCase(Locale.ROOT)).toString();
    }
  }

  @ParameterizedTest
  @EnumSource(UserShell.class)
  void wordsAreCompleted(UserShell shell, Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("cat");
    try (Pane pane = open(shell, sandbox)) {
      completes(pane, "-c superv", "-c supervisord.conf");
      completes(pane, "--serveru", "--serverurl");
      completes(pane, "-c supervisord.conf mai", "-c supervisord.conf maintail");
      completes(pane, "-c supervisord.conf status ca", "supervisord.conf status cat");
      completes(pane, "-c supervisord.conf stop pool:a", "supervisord.conf stop pool:alpha");
      completes(pane, "-c supervisord.conf remove po", "supervisord.conf remove pool");
      completes(pane, "-c supervisord.conf scale po", "supervisord.conf scale pool=2");
      completes(pane, "-c supervisord.conf rolling-restart --b", "rolling-restart --batch");
      completes(pane, "-c supervisord.conf help shu", "supervisord.conf help shutdown");
      completes(pane, "-c supervisord.conf signal SIGH", "supervisord.conf signal SIGHUP");
      completes(pane, "-c supervisord.conf tail -f cat stde", "tail -f cat stderr");
      completes(pane, sandbox.filled("-s unix://@DIR@/s.sock pid grö"), "s.sock pid größe");
    }
  }

  @ParameterizedTest
  @EnumSource(UserShell.class)
  void withoutDaemonThereAreVerbsAndNoComplaints(UserShell shell, Sandbox sandbox) {
    try (Pane pane = open(shell, sandbox)) {
      completes(pane, "-s unix:///nowhere.sock mai", "-s unix:///nowhere.sock maintail");
      pane.type("jsupervisorctl -s unix:///nowhere.sock status c");
      pane.press("Tab");
      pane.type("x");
      pane.awaitText("jsupervisorctl -s unix:///nowhere.sock status cx");
    }
  }

  private static void completes(Pane pane, String typed, String completed) {
    pane.type("jsupervisorctl " + typed);
    pane.press("Tab");
    pane.awaitText(completed);
    pane.press("C-u");
  }

  private static Pane open(UserShell shell, Sandbox sandbox) {
    Path bin = Product.OURS.client().resolveSibling(".").normalize();
    String path = "PATH=" + bin + ":/usr/sbin:/usr/bin:/sbin:/bin";
    String command = "exec " + shell.program() + ' ' + shell.options;
    Pane pane =
        Pane.open(
            sandbox, "shell", "-C", sandbox.directory(), path, "PS1=ready> ", "sh", "-c", command);
    pane.type(shell.preparation.replace("SHARE", bin.resolveSibling("share").toString()));
    pane.type("; echo pre''pared");
    pane.press("Enter");
    pane.awaitText("\nprepared");
    pane.press("C-l");
    return pane;
  }
}

package org.jsupervisor.it.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** What keys do in the shell beyond what the original can show. */
@PrivateDaemon
class InteractiveShellIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/sh -c 'while read line; do echo "out $line"; echo "err $line" >&2; done'
      startsecs=0
      [program:web]
      command=/bin/sleep 300
      process_name=web_%(process_num)d
      numprocs=2
      startsecs=0
      [program:größe]
      command=/bin/sleep 300
      startsecs=0
      """;

  @Test
  void tabCompletesVerbsAndNames(Sandbox sandbox) {
    started(sandbox);
    try (Pane pane = shell(sandbox)) {
      completes(pane, "ma", "maintail");
      completes(pane, "help shu", "help shutdown");
      completes(pane, "status c", "status cat");
      completes(pane, "stop web:web_", "stop web:web_");
      completes(pane, "stop cat web:*", "stop cat web:*");
      completes(pane, "restart gr", "restart größe");
      completes(pane, "remove w", "remove web");
      completes(pane, "signal US", "signal USR");
      completes(pane, "signal SIGH", "signal SIGHUP");
      completes(pane, "signal HUP c", "signal HUP cat");
      completes(pane, "tail -", "tail -f");
      completes(pane, "tail -f ca", "tail -f cat");
      completes(pane, "tail cat std", "tail cat std");
      completes(pane, "tail cat stde", "tail cat stderr");
      completes(pane, "start al", "start all");
    }
  }

  private static void completes(Pane pane, String typed, String completed) {
    pane.type(typed);
    pane.press("Tab");
    pane.awaitLine("supervisor> " + completed);
    pane.press("C-u");
    pane.press("C-l");
    pane.awaitPrompt();
  }

  @Test
  void tabListsWhatIsPossible(Sandbox sandbox) {
    started(sandbox);
    try (Pane pane = shell(sandbox)) {
      pane.type("stop web:");
      pane.press("Tab");
      pane.awaitText("web:*");
      assertThat(pane.screen()).contains("web:web_0").contains("web:web_1");
      pane.type("web_1");
      pane.press("Enter");
      pane.awaitText("web:web_1: stopped");
    }
  }

  @Test
  void completionIsSilentWithoutDaemon(Sandbox sandbox) {
    RunningDaemon daemon = started(sandbox);
    try (Pane pane = shell(sandbox)) {
      daemon.terminate();
      pane.type("start ca");
      pane.press("Tab");
      pane.type("t");
      pane.awaitLastLine("supervisor> start cat");
      pane.press("Enter");
      pane.awaitText("s.sock no such file");
      pane.awaitPrompt();
      RunningDaemon again = Launch.start(sandbox, PROGRAMS);
      again.awaitRunning("cat");
      pane.enter("pid cat");
      assertThat(pane.lines()).contains(Long.toString(again.pidOf("cat")));
    }
  }

  @Test
  void namesInAnyScriptAreTyped(Sandbox sandbox) {
    RunningDaemon daemon = started(sandbox);
    try (Pane pane = shell(sandbox)) {
      pane.type("pid größex");
      pane.press("BSpace");
      pane.press("Enter");
      pane.awaitText("\n" + daemon.pidOf("größe"));
    }
  }

  @Test
  void longLinesFollowTheSizeOfTheTerminal(Sandbox sandbox) {
    started(sandbox);
    try (Pane pane = shell(sandbox)) {
      String line = "supervisor> pid " + "a".repeat(30) + ' ' + "b".repeat(30);
      pane.type(line.substring("supervisor> ".length()));
      pane.awaitLastLine(line);
      pane.resize(50, 20);
      pane.awaitLastLine(line.substring(50));
      pane.type("c");
      pane.awaitLastLine(line.substring(50) + 'c');
      pane.resize(100, 20);
      pane.awaitLastLine(line + 'c');
      pane.type("d");
      pane.awaitLastLine(line + "cd");
    }
  }

  @Test
  void aSizeThatChangesAtEnterShowsNoLineTwice(Sandbox sandbox) {
    String pid = Long.toString(started(sandbox).pidOf("cat"));
    try (Pane pane = shell(sandbox)) {
      for (int times = 1; times <= 8; times++) {
        pane.type("pid cat");
        pane.press("Enter");
        pane.resize(times % 2 == 0 ? 100 : 70, 40);
        pane.awaitText(("supervisor> pid cat\n" + pid + '\n').repeat(times));
        pane.awaitEditing();
      }
    }
  }

  @Test
  void foregroundShowsBothChannelsAndReturns(Sandbox sandbox) {
    started(sandbox);
    try (Pane pane = shell(sandbox)) {
      pane.type("fg cat");
      pane.press("Enter");
      pane.awaitText("==> Press Ctrl-C to exit <==");
      pane.awaitEditing();
      pane.type("grün");
      pane.press("Enter");
      pane.awaitText("out grün");
      pane.awaitText("err grün");
      pane.press("C-d");
      pane.awaitText("Exiting foreground");
      pane.awaitPrompt();
      assertThat(pane.screen()).doesNotContain("Cannot");
    }
  }

  @Test
  void terminatedShellLeavesTheTerminalAsItWas(Sandbox sandbox) {
    started(sandbox);
    try (Pane pane = shell(sandbox)) {
      pane.type("half");
      pane.awaitLastLine("supervisor> half");
      sandbox.command("pkill", "-TERM", "-f", "Supervisorctl -c " + config(sandbox)).run().orFail();
      assertThat(pane.awaitEnd()).isEqualTo("exit 143, echo on");
    }
  }

  @Test
  void suspendedShellGoesOn(Sandbox sandbox) {
    started(sandbox);
    String command = Product.OURS.client() + " -c " + config(sandbox);
    try (Pane pane = Pane.open(sandbox, "jobs", "PS1=$ ", "bash", "--norc", "--noprofile", "-i")) {
      pane.awaitLastLine("$");
      pane.type(command);
      pane.press("Enter");
      pane.awaitPrompt();
      pane.type("ver");
      pane.awaitLastLine("supervisor> ver");
      pane.press("C-z");
      pane.awaitText("Stopped");
      pane.awaitLastLine("$");
      pane.type("fg");
      pane.press("Enter");
      pane.awaitLastLine("supervisor> ver");
      pane.type("sion");
      pane.press("Enter");
      pane.awaitText("\n4.");
      pane.awaitPrompt();
      pane.press("C-d");
      pane.awaitLastLine("$");
    }
  }

  @Test
  void noRuntimeComplains(Sandbox sandbox) throws IOException {
    started(sandbox);
    List<Path> runtimes = new ArrayList<>();
    try (var found = Files.newDirectoryStream(Path.of("/usr/lib/jvm"))) {
      for (Path runtime : found) {
        if (Files.isReadable(runtime.resolve("release")) && !Files.isSymbolicLink(runtime)) {
          runtimes.add(runtime);
        }
      }
    }
    assertThat(runtimes).isNotEmpty();
    for (Path runtime : runtimes) {
      String command = "exec " + Product.OURS.client() + " -c " + config(sandbox) + " 2>errors";
      Object[] words = {
        "-C", sandbox.directory(), "JSUPERVISOR_JAVA=" + runtime, "sh", "-c", command
      };
      try (Pane pane = Pane.open(sandbox, "runtime", words)) {
        pane.awaitPrompt();
        pane.type("status ca");
        pane.press("Tab");
        pane.awaitLine("supervisor> status cat");
        pane.press("C-c");
        assertThat(pane.awaitEnd()).as(runtime::toString).isEqualTo("exit 0, echo on");
      }
      assertThat(sandbox.file("errors").text()).as(runtime::toString).isEmpty();
    }
  }

  @Test
  void terminalsThatCannotMoveTheCursorGetPlainLines(Sandbox sandbox) {
    started(sandbox);
    try (Pane pane =
        Pane.open(sandbox, "dumb", "TERM=dumb", Product.OURS.client(), "-c", config(sandbox))) {
      pane.awaitPrompt();
      pane.enter("version");
      pane.press("C-c");
      assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
    }
  }

  private static RunningDaemon started(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("cat");
    daemon.awaitRunning("größe");
    return daemon;
  }

  private static Pane shell(Sandbox sandbox) {
    Pane pane = Pane.open(sandbox, "shell", Product.OURS.client(), "-c", config(sandbox));
    pane.awaitPrompt();
    return pane;
  }

  private static Object config(Sandbox sandbox) {
    return sandbox.directory().resolve("supervisord.conf");
  }
}

package org.jsupervisor.it.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** The same keys in the shells of both clients leave the same screen. */
@PrivateDaemon
class SideBySideIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      stdout_logfile=@DIR@/cat.out
      [program:mute]
      command=/bin/sleep 300
      startsecs=0
      [program:slow]
      command=/bin/sleep 300
      autostart=false
      startsecs=60
      """;

  private static final List<String> TOPICS =
      List.of(
          "add",
          "avail",
          "clear",
          "exit",
          "fg",
          "help",
          "maintail",
          "nonsense",
          "open",
          "pid",
          "quit",
          "reload",
          "remove",
          "reread",
          "restart",
          "shutdown",
          "signal",
          "start",
          "status",
          "stop",
          "tail",
          "update",
          "version");

  @Test
  void helpOfEveryVerb(Sandbox sandbox) {
    compare(
        sandbox,
        (pane, daemon) -> {
          for (String topic : TOPICS) {
            pane.enter("help " + topic);
          }
          // The list of all has one more here, which the replays of the recordings expect.
          pane.enter("?version");
          leave(pane, "C-d");
        });
  }

  @Test
  void ctrlCAtThePromptLeaves(Sandbox sandbox) {
    compare(
        sandbox,
        (pane, daemon) -> {
          pane.enter("avail");
          pane.enter("nonsense");
          pane.enter("   ");
          pane.type("half a line");
          pane.awaitLastLine("supervisor> half a line");
          leave(pane, "C-c");
        });
  }

  @Test
  void ctrlCDuringALongCommandLeaves(Sandbox sandbox) {
    compare(
        sandbox,
        (pane, daemon) -> {
          daemon.ctl("stop", "slow");
          pane.type("start slow");
          pane.press("Enter");
          pane.awaitLastLine("supervisor> start slow");
          daemon.awaitState("slow", "STARTING");
          leave(pane, "C-c");
        });
  }

  @Test
  void ctrlCEndsFollowingOnly(Sandbox sandbox) {
    sandbox.write("cat.out", "of yore\n");
    compare(
        sandbox,
        (pane, daemon) -> {
          pane.type("tail -f cat");
          pane.press("Enter");
          pane.awaitText("==> Press Ctrl-C to exit <==\nof yore");
          pane.press("C-c");
          pane.awaitPrompt();
          pane.enter("version");
          pane.type("maintail -f");
          pane.press("Enter");
          pane.awaitText("spawned: 'cat'");
          pane.press("C-c");
          pane.awaitPrompt();
          leave(pane, "C-d");
        });
  }

  @Test
  void confirmationIsAsked(Sandbox sandbox) {
    compare(
        sandbox,
        (pane, daemon) -> {
          for (String verb : List.of("shutdown", "reload")) {
            pane.type(verb);
            pane.press("Enter");
            pane.awaitText(verb.equals("reload") ? "Really restart" : "Really shut");
            pane.enter("no");
          }
          pane.type("shutdown");
          pane.press("Enter");
          pane.awaitLastLine("Really shut the remote supervisord process down y/N?");
          leave(pane, "C-c");
        });
  }

  /** Stays: after this the original takes half a minute to leave. */
  @Test
  void foregroundTalksBothWays(Sandbox sandbox) {
    compare(
        sandbox,
        (pane, daemon) -> {
          pane.enter("clear cat");
          enterForeground(pane, "cat");
          pane.type("hello");
          pane.press("Enter");
          pane.awaitText("hello\nhello\n");
          pane.awaitEditing();
          pane.press("C-c");
          pane.awaitPrompt();
          pane.enter("fg slow");
          pane.enter("fg");
        });
  }

  /** Stays, as above. */
  @Test
  void ctrlCLeavesTheForegroundWhileTheDaemonIsSilent(Sandbox sandbox) {
    compare(
        sandbox,
        (pane, daemon) -> {
          daemon.awaitRunning("mute");
          enterForeground(pane, "mute");
          daemon.signal("STOP");
          try {
            pane.type("hello");
            pane.press("Enter");
            pane.awaitEcho();
            pane.press("C-c");
            pane.awaitPrompt();
          } finally {
            daemon.signal("CONT");
          }
          pane.enter("pid cat");
        });
  }

  private static void enterForeground(Pane pane, String name) {
    pane.type("fg " + name);
    pane.press("Enter");
    pane.awaitLastLine("==> Press Ctrl-C to exit <==");
    pane.awaitEditing();
  }

  @Test
  void earlierLinesComeBack(Sandbox sandbox) {
    compare(
        sandbox,
        "version\nversion\nno such\n",
        (pane, daemon) -> {
          pane.enter("pid cat x");
          pane.press("Up");
          pane.press("Up");
          pane.awaitLastLine("supervisor> no such");
          pane.press("Up");
          pane.awaitLastLine("supervisor> version");
          pane.press("Enter");
          pane.awaitPrompt();
          leave(pane, "C-d");
        });
  }

  private static void leave(Pane pane, String key) {
    pane.press(key);
    assertThat(pane.awaitEnd()).isEqualTo("exit 0, echo on");
  }

  private static void compare(Sandbox sandbox, BiConsumer<Pane, RunningDaemon> keys) {
    compare(sandbox, "", keys);
  }

  /** Compares from the first prompt on: a table of states shows how time passes. */
  private static void compare(
      Sandbox sandbox, String history, BiConsumer<Pane, RunningDaemon> keys) {
    Machine.assumeInstalled(Product.STOCK);
    RunningDaemon daemon = Launch.start(sandbox, "history_file=@DIR@/history\n" + PROGRAMS);
    daemon.awaitRunning("cat");
    Played stock = play(sandbox, Product.STOCK, history, pane -> keys.accept(pane, daemon));
    Played ours = play(sandbox, Product.OURS, history, pane -> keys.accept(pane, daemon));
    assertThat(ours.screen()).isEqualTo(stock.screen());
    assertThat(ours.history()).isEqualTo(stock.history());
  }

  private static Played play(
      Sandbox sandbox, Product product, String history, Consumer<Pane> keys) {
    sandbox.write("history", history);
    Object config = sandbox.directory().resolve("supervisord.conf");
    try (Pane pane = Pane.open(sandbox, product.name(), product.client(), "-c", config)) {
      pane.awaitPrompt();
      keys.accept(pane);
      List<String> lines = pane.lines();
      return new Played(fromFirstPrompt(lines), sandbox.file("history").text());
    }
  }

  private static List<String> fromFirstPrompt(List<String> lines) {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      if (!kept.isEmpty() || line.startsWith("supervisor>")) {
        kept.add(line);
      }
    }
    return kept;
  }

  private record Played(List<String> screen, String history) {}
}

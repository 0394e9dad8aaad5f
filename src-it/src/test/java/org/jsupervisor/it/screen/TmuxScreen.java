package org.jsupervisor.it.screen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;

/** A terminal with a shell in it that finds the client under its name. */
final class TmuxScreen implements AutoCloseable {
  private final Sandbox sandbox;
  private final Path socket;
  private int commands = 1;

  TmuxScreen(Sandbox sandbox, int columns, int rows) {
    this.sandbox = sandbox;
    this.socket = sandbox.directory().resolve("tmux.sock");
    String bin = Product.OURS.client().resolveSibling("").toString();
    sandbox.write("tmux.conf", "set -g default-terminal screen-256color\n");
    sandbox
        .command(
            "tmux",
            "-S",
            socket,
            "-f",
            sandbox.directory().resolve("tmux.conf"),
            "new-session",
            "-d",
            "-x",
            columns,
            "-y",
            rows,
            "env PS1='READY\\#> ' PATH=" + bin + ":$PATH bash --norc --noprofile")
        .in(sandbox.directory())
        .with("LC_ALL", "C.UTF-8")
        .run()
        .orFail();
    awaitPrompt();
  }

  /** Types the client's command line, with its configuration, and presses Enter. */
  void typeClient(String arguments) {
    type("clear; jsupervisorctl -c supervisord.conf " + arguments);
  }

  void type(String line) {
    commands++;
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  /** Presses a key by tmux's name for it. */
  void press(String key) {
    tmux("send-keys", key);
  }

  void resize(int columns, int rows) {
    tmux("resize-window", "-x", columns, "-y", rows);
  }

  /** The lines shown, without the empty ones at the end. */
  List<String> lines() {
    return withoutTail(tmux("capture-pane", "-p"));
  }

  /** The same with escape sequences for colours. */
  List<String> colouredLines() {
    return withoutTail(tmux("capture-pane", "-p", "-e"));
  }

  private static List<String> withoutTail(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  void awaitText(String text) {
    try {
      Await.until("the screen shows " + text, () -> String.join("\n", lines()).contains(text));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + " but\n" + String.join("\n", lines()), e);
    }
  }

  /** Waits until the last line of the screen is this one. */
  void awaitLine(String last) {
    try {
      Await.until(
          "the screen ends with " + last,
          () -> {
            List<String> lines = lines();
            return !lines.isEmpty() && lines.get(lines.size() - 1).stripTrailing().equals(last);
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + " but\n" + String.join("\n", lines()), e);
    }
  }

  /** Waits for the prompt after all that was typed, and answers what is above it. */
  List<String> awaitPrompt() {
    awaitLine("READY" + commands + ">");
    List<String> lines = lines();
    return lines.subList(0, lines.size() - 1);
  }

  private String tmux(Object... words) {
    List<Object> all = new ArrayList<>(List.of("tmux", "-S", socket));
    all.addAll(List.of(words));
    return sandbox.command(all.toArray()).run().orFail().stdout();
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}

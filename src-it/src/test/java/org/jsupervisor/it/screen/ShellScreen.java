package org.jsupervisor.it.screen;

import java.util.List;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.terminal.Pane;

/** A terminal with a shell in it that finds the client under its name. */
final class ShellScreen implements AutoCloseable {
  private final Pane pane;
  private int commands = 1;

  ShellScreen(Sandbox sandbox, int columns, int rows) {
    Object bin = Product.OURS.client().getParent();
    String shell = "exec env PATH=" + bin + ":$PATH PS1='READY\\#> ' bash --norc --noprofile -i";
    pane = Pane.open(sandbox, "shell", columns, rows, "-C", sandbox.directory(), "sh", "-c", shell);
    awaitPrompt();
  }

  /** Types the client's command line, with its configuration, and presses Enter. */
  void typeClient(String arguments) {
    type("clear; jsupervisorctl -c supervisord.conf " + arguments);
  }

  void type(String line) {
    commands++;
    pane.type(line);
    pane.press("Enter");
  }

  /** Presses a key by tmux's name for it. */
  void press(String key) {
    pane.press(key);
  }

  void resize(int columns, int rows) {
    pane.resize(columns, rows);
  }

  /** The lines shown, without the empty ones at the end. */
  List<String> lines() {
    return pane.visibleLines();
  }

  /** The same with escape sequences for colours. */
  List<String> colouredLines() {
    return pane.colouredLines();
  }

  void awaitText(String text) {
    pane.await("on the screen: " + text, () -> String.join("\n", lines()).contains(text));
  }

  /** Waits until the last line of the screen is this one. */
  void awaitLine(String last) {
    pane.awaitLastLine(last);
  }

  /** Waits for the prompt after all that was typed, and answers what is above it. */
  List<String> awaitPrompt() {
    awaitLine("READY" + commands + ">");
    List<String> lines = lines();
    return lines.subList(0, lines.size() - 1);
  }

  @Override
  public void close() {
    pane.close();
  }
}

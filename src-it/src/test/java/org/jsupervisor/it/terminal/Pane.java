package org.jsupervisor.it.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Sandbox;

/** A terminal of tmux in which one command runs: keys go in, the screen comes out. */
public final class Pane implements AutoCloseable {
  private static final String PROMPT = "supervisor>";

  /** Runs the command of its arguments and tells how it ended and whether the terminal echoes. */
  private static final String WRAPPER =
      "trap : INT; \"$@\"; status=$?; stty -a | grep -q ' -echo ' && echo=off || echo=on;"
          + " printf '\\n[exit %s, echo %s]\\n' $status $echo; sleep 60";

  /** A server that ends keeps its socket for a while. */
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Map<String, String> environment;
  private final String socket;

  private Pane(Sandbox sandbox, String name) {
    environment =
        Map.of(
            "PATH", "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME", sandbox.directory().toString(),
            "LANG", "C.UTF-8",
            "TERM", "screen",
            "IT_SANDBOX", sandbox.directory().toString());
    socket = sandbox.directory().resolve(name + COUNT.incrementAndGet() + ".tmux").toString();
  }

  /** Starts the command, words as of env(1), on a screen of 80 columns and 40 rows. */
  static Pane open(Sandbox sandbox, String name, Object... command) {
    return open(sandbox, name, 80, 40, command);
  }

  /** The same on a screen of another size. */
  public static Pane open(Sandbox sandbox, String name, int columns, int rows, Object... command) {
    Machine.program("tmux");
    Pane pane = new Pane(sandbox, name);
    // The server outlives the command, so that there is always one to end.
    List<Object> words = new ArrayList<>(List.of("set-option", "-s", "exit-empty", "off", ";"));
    words.addAll(List.of("new-session", "-d", "-x", columns, "-y", rows));
    words.addAll(List.of("sh", "-c", WRAPPER, "sh", "env"));
    words.addAll(List.of(command));
    pane.tmux(words.toArray());
    return pane;
  }

  /** Without the sandbox's commands, which keep what each printed: there are many. */
  private String tmux(Object... words) {
    List<String> all = new ArrayList<>(List.of("tmux", "-u", "-f", "/dev/null", "-S", socket));
    for (Object word : words) {
      all.add(word.toString());
    }
    return run(all);
  }

  private String run(List<String> all) {
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().keySet().retainAll(environment.keySet());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(() -> all + "\n" + output).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + all, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + all, e);
    }
  }

  /** Types the text as it is. */
  public void type(String text) {
    tmux("send-keys", "-l", "--", text);
  }

  /** Presses a key by its name in tmux: Enter, Tab, C-c. */
  public void press(String key) {
    tmux("send-keys", key);
  }

  /** Types the line, and waits for the prompt after what it prints. */
  void enter(String line) {
    int before = prompts();
    type(line);
    press("Enter");
    await("another prompt after " + line, () -> prompts() > before);
    awaitPrompt();
  }

  /** Waits until the shell has shown a prompt and nothing is typed there. */
  void awaitPrompt() {
    awaitLastLine(PROMPT);
  }

  /** Waits until nothing but empty lines follows that line. */
  public void awaitLastLine(String text) {
    await("as the last line: " + text, () -> lastLine().equals(text));
  }

  /** Waits until there is such a line, whatever may follow. */
  void awaitLine(String text) {
    await("as a line: " + text, () -> lines().contains(text));
  }

  /** Waits until keys are no longer echoed by the terminal, but by the command. */
  void awaitEditing() {
    await("keys are edited", () -> settings().contains(" -echo "));
  }

  /** Waits until a command that edits lines has taken the last one. */
  void awaitEcho() {
    await("keys are echoed by the terminal", () -> settings().contains(" echo "));
  }

  private String settings() {
    String device = tmux("display-message", "-p", "#{pane_tty}").strip();
    return run(List.of("stty", "-F", device, "-a"));
  }

  /** Waits until the text is on the screen. */
  void awaitText(String text) {
    await("on the screen: " + text, () -> screen().contains(text) || unwrapped().contains(text));
  }

  /** Waits until the condition holds, or shows the screen on which it does not. */
  public void await(String what, Callable<Boolean> condition) {
    try {
      Await.until(what, condition);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + '\n' + this, e);
    }
  }

  private int prompts() {
    int prompts = 0;
    for (String line : lines()) {
      prompts += line.startsWith(PROMPT) ? 1 : 0;
    }
    return prompts;
  }

  private String lastLine() {
    List<String> lines = lines();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  /** What is on the screen and has scrolled off it, without colours. */
  String screen() {
    return tmux("capture-pane", "-p", "-S", "-");
  }

  /** The same, with lines that do not fit in one piece again. */
  private String unwrapped() {
    return tmux("capture-pane", "-p", "-J", "-S", "-");
  }

  /** The lines of the screen without trailing blanks, up to the last that is not empty. */
  List<String> lines() {
    return lines(screen());
  }

  /** The lines on the screen alone. */
  public List<String> visibleLines() {
    return lines(tmux("capture-pane", "-p"));
  }

  /** The lines on the screen alone, with escape sequences for colours. */
  public List<String> colouredLines() {
    return lines(tmux("capture-pane", "-p", "-e"));
  }

  private static List<String> lines(String screen) {
    List<String> lines = new ArrayList<>();
    for (String line : screen.lines().toList()) {
      lines.add(line.stripTrailing());
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  public void resize(int columns, int rows) {
    tmux("resize-window", "-x", columns, "-y", rows);
  }

  /** Waits for the end of the command: {@code exit 0, echo on}. */
  String awaitEnd() {
    await("the end of the command", () -> lastLine().startsWith("[exit "));
    String last = lastLine();
    return last.substring(1, last.length() - 1);
  }

  @Override
  public String toString() {
    return screen();
  }

  /** Leaves the command no time for what it would do at its end, such as saving its history. */
  @Override
  public void close() {
    long shell = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
    for (long pid : ProcFs.sessionMembers(shell)) {
      if (pid != shell) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    tmux("kill-server");
  }
}

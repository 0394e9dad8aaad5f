package org.jsupervisor.ctl.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CancelledException;
import org.jsupervisor.ctl.command.LineEditor;
import org.jsupervisor.ctl.completion.Candidates;

/** Edits lines at the terminal of the standard streams. Confined to one thread. */
public final class TerminalEditor implements LineEditor {
  private static final char UNSEEN = 0;

  /** What the library would say in the middle of the user's line; kept, or its level is lost. */
  private static final Logger LIBRARY = Logger.getLogger("org.jline");

  private final Terminal terminal;
  private final LineReader reader;
  private final @Nullable HistoryFile file;
  private final int firstAdded;

  private TerminalEditor(Terminal terminal, LineReader reader, @Nullable HistoryFile file) {
    this.terminal = terminal;
    this.reader = reader;
    this.file = file;
    History history = reader.getHistory();
    history.attach(reader);
    if (file != null) {
      for (String line : file.read()) {
        history.add(line);
      }
    }
    firstAdded = history.last() + 1;
  }

  /**
   * Takes over the terminal; returns null where lines cannot be edited, as without {@code stty}.
   *
   * @param historyFile where to keep the lines typed
   */
  public static @Nullable TerminalEditor open(Candidates candidates, @Nullable String historyFile)
      throws IOException {
    LIBRARY.setLevel(Level.OFF);
    Terminal terminal;
    try {
      terminal =
          TerminalBuilder.builder()
              .systemOutput(TerminalBuilder.SystemOutput.SysOut)
              .dumb(false)
              .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
              .encoding(StandardCharsets.UTF_8)
              .nativeSignals(false)
              .build();
    } catch (IllegalStateException e) {
      return null;
    }
    HistoryFile file = historyFile == null ? null : new HistoryFile(Path.of(historyFile));
    return new TerminalEditor(terminal, reader(terminal, candidates), file);
  }

  /** Has Ctrl-C do this while no line is being edited. */
  public void onInterrupt(Runnable action) {
    terminal.handle(Signal.INT, signal -> action.run());
  }

  private static LineReader reader(Terminal terminal, Candidates candidates) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("jsupervisorctl")
        .parser(new WordParser())
        .completer(new WordCompleter(candidates))
        .history(new DefaultHistory())
        .variable(LineReader.HISTORY_SIZE, Integer.MAX_VALUE)
        .variable(LineReader.BELL_STYLE, "none")
        .option(Option.DISABLE_EVENT_EXPANSION, true)
        .option(Option.HISTORY_IGNORE_SPACE, false)
        .option(Option.HISTORY_REDUCE_BLANKS, false)
        .option(Option.HISTORY_IGNORE_DUPS, true)
        .option(Option.COMPLETE_MATCHER_TYPO, false)
        .option(Option.COMPLETE_MATCHER_CAMELCASE, false)
        .option(Option.AUTO_MENU, false)
        .option(Option.INSERT_TAB, false)
        .option(Option.BRACKETED_PASTE, false)
        .build();
  }

  /** Reads a line with completion; returns null at the end of input. */
  public @Nullable String readCommand(String prompt) throws CancelledException {
    reader.setVariable(LineReader.DISABLE_COMPLETION, false);
    return read(prompt, null);
  }

  @Override
  public @Nullable String read(String prompt) throws CancelledException {
    reader.setVariable(LineReader.DISABLE_COMPLETION, true);
    return read(prompt, null);
  }

  @Override
  public @Nullable String readSecret(String prompt) throws CancelledException {
    reader.setVariable(LineReader.DISABLE_COMPLETION, true);
    return read(prompt, UNSEEN);
  }

  private @Nullable String read(String prompt, @Nullable Character mask) throws CancelledException {
    try {
      return reader.readLine(prompt.replace("%", "%%"), mask);
    } catch (UserInterruptException e) {
      leaveNoGap(prompt + e.getPartialLine());
      throw new CancelledException();
    } catch (EndOfFileException e) {
      leaveNoGap(prompt);
      return null;
    }
  }

  /** The library ends the line also where nothing stands on it. */
  private void leaveNoGap(String shown) {
    if (shown.isEmpty()) {
      terminal.puts(Capability.cursor_up);
      terminal.flush();
    }
  }

  /** Writes the history. */
  public void saveHistory() {
    if (file == null) {
      return;
    }
    List<String> added = new ArrayList<>();
    History history = reader.getHistory();
    if (history.last() >= firstAdded) {
      for (ListIterator<History.Entry> next = history.iterator(firstAdded); next.hasNext(); ) {
        added.add(next.next().line());
      }
    }
    file.write(added);
  }

  /** Gives the terminal back as it was found. */
  public void close() throws IOException {
    terminal.close();
  }
}

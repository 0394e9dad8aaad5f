package org.jsupervisor.ctl.shell;

import java.io.IOError;
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
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.command.CancelledException;
import org.jsupervisor.ctl.command.LineEditor;
import org.jsupervisor.ctl.completion.Candidates;

/** Edits lines at the terminal of the standard streams. Confined to one thread. */
public final class TerminalEditor implements LineEditor {
  private static final char UNSEEN = 0;
  private static final int RESTORE_TRIES = 3;

  /** What the library would say in the middle of the user's line; kept, or its level is lost. */
  private static final Logger LIBRARY = Logger.getLogger("org.jline");

  private final Terminal terminal;
  private final SignalProofPty pty;
  private final Attributes found;
  private final LineReader reader;
  private final @Nullable HistoryFile file;
  private final int firstAdded;
  private volatile Runnable onInterrupt = () -> {};

  private TerminalEditor(
      Terminal terminal, SignalProofPty pty, LineReader reader, @Nullable HistoryFile file) {
    this.terminal = terminal;
    this.pty = pty;
    found = terminal.getAttributes();
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
  public static @Nullable TerminalEditor open(Candidates candidates, @Nullable String historyFile) {
    LIBRARY.setLevel(Level.OFF);
    Terminal terminal;
    SignalProofPty pty = new SignalProofPty();
    try {
      terminal =
          new PosixSysTerminal(
              "jsupervisorctl",
              System.getenv("TERM"),
              pty,
              StandardCharsets.UTF_8,
              false,
              SignalHandler.SIG_DFL);
    } catch (IOException e) {
      return null;
    }
    HistoryFile file = historyFile == null ? null : new HistoryFile(Path.of(historyFile));
    return new TerminalEditor(terminal, pty, reader(terminal, candidates), file);
  }

  @Override
  public Runnable onInterrupt(Runnable action) {
    Runnable before = onInterrupt;
    onInterrupt = action;
    terminal.handle(Signal.INT, signal -> onInterrupt.run());
    return before;
  }

  private static LineReader reader(Terminal terminal, Candidates candidates) {
    SteadyReader reader = new SteadyReader(terminal, "jsupervisorctl");
    reader.setParser(new WordParser());
    reader.setCompleter(new WordCompleter(candidates));
    reader.setHistory(new DefaultHistory());
    reader.setVariable(LineReader.HISTORY_SIZE, Integer.MAX_VALUE);
    reader.setVariable(LineReader.BELL_STYLE, "none");
    reader
        .option(Option.DISABLE_EVENT_EXPANSION, true)
        .option(Option.HISTORY_IGNORE_SPACE, false)
        .option(Option.HISTORY_REDUCE_BLANKS, false)
        .option(Option.HISTORY_IGNORE_DUPS, true)
        .option(Option.COMPLETE_MATCHER_TYPO, false)
        .option(Option.COMPLETE_MATCHER_CAMELCASE, false)
        .option(Option.AUTO_MENU, false)
        .option(Option.INSERT_TAB, false)
        .option(Option.BRACKETED_PASTE, false);
    return reader;
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
      String line = reader.readLine(prompt.replace("%", "%%"), mask);
      if (Thread.interrupted()) { // Ctrl-C so soon after Enter that the reader still saw it.
        throw new CancelledException();
      }
      return line;
    } catch (UserInterruptException e) {
      restore();
      leaveNoGap(prompt + e.getPartialLine());
      throw new CancelledException();
    } catch (IOError e) { // Ctrl-C while the reader was setting the terminal.
      restore();
      throw new CancelledException();
    } catch (EndOfFileException e) {
      leaveNoGap(prompt);
      return null;
    }
  }

  /** Undoes what a reader that was interrupted may have left: it might not have come to its end. */
  private void restore() {
    for (int tries = 0; tries < RESTORE_TRIES; tries++) {
      try {
        terminal.handle(Signal.INT, signal -> onInterrupt.run());
        terminal.setAttributes(found);
        return;
      } catch (IOError e) {
        // Ctrl-C once more, or the terminal has gone and there is nothing to restore.
      }
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

  /** Gives the terminal back as it was found, for a program that ends at once. From any thread. */
  public void giveBack() {
    try {
      pty.giveBack(found);
    } catch (IOException e) {
      // It has gone: there is nothing to give back.
    }
  }

  /** Gives the terminal back as it was found. */
  public void close() throws IOException {
    terminal.close();
  }
}

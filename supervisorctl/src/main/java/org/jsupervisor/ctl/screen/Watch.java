package org.jsupervisor.ctl.screen;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.WatchScreen;

/**
 * Keeps a screen up to date with what a source tells, until the user leaves. Confined to one
 * thread, except what signals do.
 */
public final class Watch {
  // The other screen, without cursor and line wrapping; then back.
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
  private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
  // Terminals that know these show what is between them at once.
  private static final String BEGIN = "\u001b[?2026h\u001b[H";
  private static final String END = "\u001b[J\u001b[?2026l";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String title;
  private final Consumer<String> output;
  private Screen screen;
  private volatile boolean isResized = true;
  private volatile boolean isOver;
  private int first;
  private @Nullable Frame shown;
  private String drawn = "";

  /**
   * Prepares a watch.
   *
   * @param output writes text to the terminal at once
   */
  public Watch(Screen screen, String title, Consumer<String> output) {
    this.screen = screen;
    this.title = title;
    this.output = output;
  }

  /** Whether there is a terminal to read keys from. */
  public static boolean isPossible() {
    return RawTerminal.isThere();
  }

  /**
   * Shows frames until the user leaves.
   *
   * @return the last one, null if there was none
   * @throws IOException if there is no terminal to read keys from
   */
  public @Nullable Frame run(FrameSource source, long millis) throws IOException {
    SignalHook interrupt = new SignalHook("INT", () -> isOver = true);
    SignalHook resize = new SignalHook("WINCH", () -> isResized = true);
    try (RawTerminal terminal = new RawTerminal(this::leave);
        Frames frames = new Frames(source, millis)) {
      output.accept(ENTER);
      while (!isOver) {
        if (isResized) {
          isResized = false;
          screen = screen.resized(Stty.size());
          drawn = "";
        }
        draw(frames);
        obey(terminal.read(), frames);
      }
    } finally {
      resize.close();
      interrupt.close();
    }
    return shown;
  }

  private void leave() {
    isOver = true;
    output.accept(LEAVE);
  }

  private void draw(Frames frames) {
    Frame latest = frames.latest();
    shown = latest == null ? shown : latest;
    LocalTime now = LocalTime.now(ZoneId.systemDefault());
    boolean isLate = Duration.between(frames.askedAt(), now).compareTo(PATIENCE) > 0;
    WatchScreen layout = layout();
    List<String> lines;
    if (latest == null) {
      lines = layout.waiting(title);
    } else {
      first = Math.min(first, layout.lastFirst(latest.processes().size()));
      String time = WatchScreen.clock(latest.at());
      List<String> problems = latest.problems();
      if (isLate) {
        problems = List.of("No answer since " + WatchScreen.clock(frames.askedAt()));
      }
      lines = layout.lines(title, time, latest.processes(), problems, first);
    }
    StringBuilder text = new StringBuilder(BEGIN);
    for (int at = 0; at < lines.size(); at++) {
      text.append(at == 0 ? "" : "\r\n").append(lines.get(at)).append("\u001b[K");
    }
    String next = text.append(END).toString();
    if (!next.equals(drawn) && !isOver) {
      output.accept(next);
      drawn = next;
    }
  }

  /** Without the last column: what follows there, the end of a line, would erase it. */
  private WatchScreen layout() {
    return new WatchScreen(screen.rows(), screen.columns() - 1, screen.palette());
  }

  private void obey(String typed, Frames frames) {
    for (int at = 0; at < typed.length(); ) {
      String key = key(typed, at);
      at += key.length();
      obeyKey(key, frames);
    }
  }

  private void obeyKey(String key, Frames frames) {
    int page = layout().page();
    switch (key) {
      case "q", "Q", "\u0003", "\u0004" -> isOver = true;
      case "j", "\u001b[B", "\u001bOB" -> first++;
      case "k", "\u001b[A", "\u001bOA" -> first = Math.max(0, first - 1);
      case " ", "\u001b[6~" -> first += page;
      case "b", "\u001b[5~" -> first = Math.max(0, first - page);
      case "g", "\u001b[H" -> first = 0;
      case "G", "\u001b[F" -> first = Integer.MAX_VALUE - page;
      case "r", "\f" -> {
        drawn = "";
        frames.refresh();
      }
      default -> {
        // Other keys mean nothing.
      }
    }
  }

  /** A character or the escape sequence that begins there. */
  private static String key(String typed, int from) {
    int end = from + 1;
    boolean isSequence =
        typed.charAt(from) == '\u001b'
            && end < typed.length()
            && (typed.charAt(end) == '[' || typed.charAt(end) == 'O');
    if (isSequence) {
      end++;
      while (end < typed.length() && typed.charAt(end) < '@') {
        end++;
      }
      end = Math.min(end + 1, typed.length());
    }
    return typed.substring(from, end);
  }
}

package org.jsupervisor.ctl.screen;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.Palette;

/**
 * What standard output and standard error lead to.
 *
 * @param isTerminal whether standard output is a terminal
 * @param isErrorTerminal whether standard error is one
 * @param hasEscapes whether the terminal acts on escape sequences
 */
public record Screen(
    boolean isTerminal,
    boolean isErrorTerminal,
    int rows,
    int columns,
    boolean hasEscapes,
    Palette palette) {
  private static final int ROWS = 24;
  private static final int COLUMNS = 80;

  /** A file or a pipe. */
  public static final Screen NONE = new Screen(false, false, ROWS, COLUMNS, false, Palette.NONE);

  /** When to use colours. */
  public enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  /**
   * Reads what the launcher found out.
   *
   * @param found the descriptors that are terminals, as in {@code "12 24 80"}, then rows and
   *     columns if known; null if nobody looked
   * @param noColour the value of {@code NO_COLOR}
   * @param kind the value of {@code TERM}
   */
  public static Screen of(
      @Nullable String found, Colour colour, @Nullable String noColour, @Nullable String kind) {
    String text = found == null ? "" : found;
    int gap = text.indexOf(' ');
    String descriptors = gap < 0 ? text : text.substring(0, gap);
    boolean isTerminal = descriptors.indexOf('1') >= 0;
    if (!isTerminal && colour != Colour.ALWAYS) {
      return NONE;
    }
    String size = gap < 0 ? "" : text.substring(gap + 1);
    boolean hasEscapes = isTerminal && !"dumb".equals(kind) && kind != null;
    boolean isUnwanted = noColour != null && !noColour.isEmpty();
    boolean isColoured = colour == Colour.ALWAYS;
    if (colour == Colour.AUTO) {
      isColoured = hasEscapes && !isUnwanted;
    }
    return new Screen(
        isTerminal,
        descriptors.indexOf('2') >= 0,
        number(size, 0, ROWS),
        number(size, 1, COLUMNS),
        hasEscapes,
        isColoured ? Palette.COLOURED : Palette.NONE);
  }

  /** The same terminal at another size, as {@code stty size} shows it. */
  Screen resized(String size) {
    return new Screen(
        isTerminal,
        isErrorTerminal,
        number(size, 0, rows),
        number(size, 1, columns),
        hasEscapes,
        palette);
  }

  /** The same terminal as large as it is now, for programs that go on for long. */
  public Screen measured() {
    try {
      return isTerminal ? resized(Stty.size()) : this;
    } catch (IOException unknown) {
      return this;
    }
  }

  /** A positive number before or after the blank. */
  private static int number(String size, int index, int other) {
    int gap = size.indexOf(' ');
    if (gap < 0) {
      return other;
    }
    String digits = index == 0 ? size.substring(0, gap) : size.substring(gap + 1).strip();
    try {
      int number = Integer.parseInt(digits);
      return number > 0 ? number : other;
    } catch (NumberFormatException e) {
      return other;
    }
  }

  /** Whether a line can be shown on standard error and be erased again. */
  public boolean canShowProgress() {
    return isTerminal && isErrorTerminal && hasEscapes;
  }
}

package org.jsupervisor.ctl.view;

/** How many columns of a terminal text takes, and text made to fit. */
public final class DisplayWidth {
  /** First and last of the blocks whose characters take two columns, in ascending order. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf,
    0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6,
    0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff, 0x20000, 0x3fffd
  };

  private DisplayWidth() {}

  public static int of(String text) {
    int width = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      width += of(character);
      at += Character.charCount(character);
    }
    return width;
  }

  private static int of(int character) {
    if (character < 0x300) {
      return 1;
    }
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int at = 0; at < WIDE.length && WIDE[at] <= character; at += 2) {
      if (character <= WIDE[at + 1]) {
        return 2;
      }
    }
    return 1;
  }

  /** The text with a question mark for each character that a terminal would act on. */
  public static String harmless(String text) {
    StringBuilder harmless = null;
    for (int at = 0; at < text.length(); at++) {
      if (Character.isISOControl(text.charAt(at))) {
        harmless = harmless == null ? new StringBuilder(text) : harmless;
        harmless.setCharAt(at, text.charAt(at) == '\n' ? ' ' : '?');
      }
    }
    return harmless == null ? text : harmless.toString();
  }

  /** The longest beginning of the text that takes no more than so many columns. */
  public static String beginning(String text, int columns) {
    int width = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      width += of(character);
      if (width > columns) {
        return text.substring(0, at);
      }
      at += Character.charCount(character);
    }
    return text;
  }

  /** The text, cut with a mark at its end if it is too wide. */
  public static String cut(String text, int columns) {
    return of(text) <= columns ? text : beginning(text, Math.max(0, columns - 1)) + '>';
  }

  /** The text and blanks up to so many columns. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }
}

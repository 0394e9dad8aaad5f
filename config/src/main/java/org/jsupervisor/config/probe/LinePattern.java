package org.jsupervisor.config.probe;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jsupervisor.config.value.ConfigException;

/**
 * A regular expression that gives up on lines it would take too long over. Loads the JDK's regular
 * expressions, so it is made only for programs that have one.
 */
public final class LinePattern {
  /** A few milliseconds at most, which is enough for any pattern without nested repetitions. */
  private static final int STEPS = 500_000;

  /** Whether a line was found to match. */
  public enum Verdict {
    FOUND,
    NOT_FOUND,
    GAVE_UP
  }

  private final Pattern pattern;

  private LinePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * The pattern of that text.
   *
   * @throws ConfigException if it is no regular expression
   */
  public static LinePattern compile(String text) {
    if (text.isEmpty()) {
      throw new ConfigException("the regular expression is empty");
    }
    try {
      return new LinePattern(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new ConfigException(
          "the regular expression is wrong: " + e.getDescription() + " at " + e.getIndex());
    }
  }

  /** Looks for the pattern anywhere in the line. */
  public Verdict search(String line) {
    try {
      boolean isFound = pattern.matcher(new CountedText(line)).find();
      return isFound ? Verdict.FOUND : Verdict.NOT_FOUND;
    } catch (TooManySteps | StackOverflowError e) {
      return Verdict.GAVE_UP;
    }
  }

  /** A text that may be looked at so many times only. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int left = STEPS;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      left--;
      if (left < 0) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Ends a search. */
  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }
}

package org.jsupervisor.it.differential;

import java.util.Random;

/** What a seed decides, and the lines of configuration that come of it. */
final class Draw {
  private final Random random;
  private final StringBuilder text = new StringBuilder();

  Draw(long seed) {
    random = new Random(seed);
  }

  /** A number from 0 up to but not including the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Adds lines. */
  void line(String line) {
    text.append(line).append('\n');
  }

  /** Adds a line in one of three cases. */
  void maybe(String line) {
    if (oneIn(3)) {
      line(line);
    }
  }

  String text() {
    return text.toString();
  }
}

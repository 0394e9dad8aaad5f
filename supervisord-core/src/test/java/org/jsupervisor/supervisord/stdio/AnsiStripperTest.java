package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsiStripperTest {
  private static final String ESC = "\u001b";

  private static String strip(String... chunks) {
    RecordingSink sink = new RecordingSink();
    AnsiStripper stripper = new AnsiStripper(sink);
    Chunks.feed(stripper, chunks);
    stripper.closed();
    assertThat(sink.isClosed()).isTrue();
    return sink.text();
  }

  @Test
  void recordedRunKeepsItsResult() {
    String printed =
        ESC
            + "[31mred"
            + ESC
            + "[0m plain "
            + ESC
            + "[2K"
            + ESC
            + "]0;t\u0007 "
            + ESC
            + "[38;5;12mx"
            + ESC
            + "[1;2Zend\n";
    assertThat(strip(printed)).isEqualTo("red plain " + ESC + "]0;t\u0007 x");
  }

  @Test
  void sequenceMayBeSplitAnywhere() {
    String printed = "a" + ESC + "[1;31mred" + ESC + "[0m" + ESC + ESC + "[Kb" + ESC + "]c";
    for (int i = 0; i <= printed.length(); i++) {
      RecordingSink sink = new RecordingSink();
      Chunks.feedCut(new AnsiStripper(sink), printed, i);
      assertThat(sink.text()).isEqualTo("ared" + ESC + "b" + ESC + "]c");
    }
  }

  @Test
  void unknownSequenceTakesNoMoreThanItsLine() {
    assertThat(strip(ESC + "[5Zgone\nkept\n")).isEqualTo("kept\n");
  }

  @Test
  void escapeAtTheEndIsKept() {
    assertThat(strip("a" + ESC)).isEqualTo("a" + ESC);
    assertThat(strip("a" + ESC, ESC)).isEqualTo("a" + ESC + ESC);
  }

  @Test
  void everyFinalByteEndsItsSequence() {
    for (char end : "HfABCDRsuJKhlpm".toCharArray()) {
      assertThat(strip("a" + ESC + "[1;2" + end + "b")).as("" + end).isEqualTo("ab");
    }
  }
}

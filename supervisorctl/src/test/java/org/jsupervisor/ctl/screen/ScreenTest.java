package org.jsupervisor.ctl.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.screen.Screen.Colour;
import org.jsupervisor.ctl.view.Palette;
import org.junit.jupiter.api.Test;

/** What is known of a terminal, and how often to look. */
class ScreenTest {
  @Test
  void withoutTerminalThereIsNothingToKnow() {
    assertThat(Screen.of(null, Colour.AUTO, null, "xterm")).isEqualTo(Screen.NONE);
    assertThat(Screen.of("2 24 80", Colour.AUTO, null, "xterm")).isEqualTo(Screen.NONE);
    assertThat(Screen.of(null, Colour.ALWAYS, "1", "dumb").palette()).isEqualTo(Palette.COLOURED);
    assertThat(Screen.of(null, Colour.ALWAYS, null, null).isTerminal()).isFalse();
  }

  @Test
  void theSizeIsThatOfTheTerminalOrTheUsualOne() {
    Screen screen = Screen.of("12 30 100", Colour.AUTO, null, "xterm");
    assertThat(screen.rows()).isEqualTo(30);
    assertThat(screen.columns()).isEqualTo(100);
    assertThat(screen.resized("40 132").columns()).isEqualTo(132);
    for (String found : List.of("12", "12 ", "12 0 0", "12 x y")) {
      Screen unknown = Screen.of(found, Colour.AUTO, null, "xterm");
      assertThat(unknown.rows()).isEqualTo(24);
      assertThat(unknown.columns()).isEqualTo(80);
    }
  }

  @Test
  void progressNeedsBothStreamsAndATerminalThatErases() {
    assertThat(Screen.of("12", Colour.NEVER, "1", "xterm").canShowProgress()).isTrue();
    assertThat(Screen.of("1", Colour.AUTO, null, "xterm").canShowProgress()).isFalse();
    assertThat(Screen.of("12", Colour.AUTO, null, "dumb").canShowProgress()).isFalse();
    assertThat(Screen.of("12", Colour.AUTO, null, null).canShowProgress()).isFalse();
  }

  @Test
  void coloursCanBeUnwanted() {
    assertThat(Screen.of("12", Colour.AUTO, null, "xterm").palette()).isEqualTo(Palette.COLOURED);
    assertThat(Screen.of("12", Colour.AUTO, "", "xterm").palette()).isEqualTo(Palette.COLOURED);
    assertThat(Screen.of("12", Colour.AUTO, "1", "xterm").palette()).isEqualTo(Palette.NONE);
    assertThat(Screen.of("12", Colour.AUTO, null, "dumb").palette()).isEqualTo(Palette.NONE);
    assertThat(Screen.of("12", Colour.NEVER, null, "xterm").palette()).isEqualTo(Palette.NONE);
  }

  @Test
  void theOptionToWatchIsTakenOutOfTheWords() {
    assertThat(take("a", "b")).isNull();
    assertThat(take("--watch")).isEqualTo(new WatchOption(2000));
    assertThat(take("--watch", "0.5")).isEqualTo(new WatchOption(500));
    assertThat(take("--watch=7")).isEqualTo(new WatchOption(7000));
    assertThat(take("--watch", "web")).isEqualTo(new WatchOption(2000));
    for (String wrong :
        List.of("--watch=", "--watch=x", "--watch=0", "--watch=1e9", "--watch=..")) {
      assertThat(take(wrong)).isEqualTo(new WatchOption(0));
    }
    List<String> words = new ArrayList<>(List.of("a", "--watch=2", "5"));
    WatchOption.take(words);
    assertThat(words).containsExactly("a", "5");
  }

  private static @Nullable WatchOption take(String... words) {
    return WatchOption.take(new ArrayList<>(List.of(words)));
  }
}

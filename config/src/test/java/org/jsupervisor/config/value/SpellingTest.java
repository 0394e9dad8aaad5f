package org.jsupervisor.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> KEYS =
      List.of("autostart", "autorestart", "startsecs", "command", "user", "umask");

  @Test
  void smallSlipsFindTheNameMeant() {
    assertThat(Spelling.nearest("autorestrat", KEYS)).isEqualTo("autorestart");
    assertThat(Spelling.nearest("auto_start", KEYS)).isEqualTo("autostart");
    assertThat(Spelling.nearest("comand", KEYS)).isEqualTo("command");
    assertThat(Spelling.nearest("umaks", KEYS)).isEqualTo("umask");
  }

  @Test
  void whatIsFarFromEverythingFindsNothing() {
    assertThat(Spelling.nearest("colour", KEYS)).isNull();
    assertThat(Spelling.nearest("x", KEYS)).isNull();
  }

  @Test
  void swappedNeighboursAreOneSlip() {
    assertThat(Spelling.distance("umaks", "umask")).isEqualTo(1);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
  }
}

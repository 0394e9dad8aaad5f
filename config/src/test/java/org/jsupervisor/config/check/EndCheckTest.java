package org.jsupervisor.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of programs whose ends mean something. */
class EndCheckTest {
  private static final String A = "[program:a]\ncommand=/bin/a\n";

  private final CheckedText checked;

  EndCheckTest(@TempDir Path directory) {
    this.checked = new CheckedText(directory);
  }

  @Test
  void wordsThatWereMeantAreNamed() throws IOException {
    assertThat(checked.problems("exit_when=all_exit\n" + A + "on_exit=shutdwon\n"))
        .containsExactly(
            "error 3 exit_when: cannot use all_exit for when to end -> did you mean all_exited?",
            "error 6 on_exit: cannot use shutdwon for what follows an end -> did you mean shutdown?");
  }

  @Test
  void whatComesToNothingIsTold() throws IOException {
    assertThat(checked.problems(A + "on_fatal=restart_group\nfatal_retry_after=5\nexit_code=3\n"))
        .containsExactly(
            "warning 5 on_fatal: on_fatal has no effect, because fatal_retry_after tries the program"
                + " again -> remove one of the two",
            "warning 7 exit_code: exit_code has no effect, because the daemon does not end because"
                + " of this program -> set on_exit or on_fatal to shutdown, or exit_when in"
                + " [supervisord]");
  }

  @Test
  void whatHasAnEffectIsNotTold() throws IOException {
    assertThat(checked.problems(A + "on_exit=shutdown\nexit_code=3\n")).isEmpty();
    assertThat(checked.problems(A + "on_fatal=shutdown\nexit_code=3\n")).isEmpty();
    assertThat(checked.problems("exit_when=any_fatal\n" + A + "exit_code=3\n")).isEmpty();
  }
}

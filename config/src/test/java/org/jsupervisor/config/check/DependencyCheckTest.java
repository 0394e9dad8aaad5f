package org.jsupervisor.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of programs that depend on others. */
class DependencyCheckTest {
  private final CheckedText checked;

  DependencyCheckTest(@TempDir Path directory) {
    this.checked = new CheckedText(directory);
  }

  @Test
  void namesAndCirclesAreErrorsWithTheirPlace() throws IOException {
    assertThat(
            checked.problems(
                """
                [program:a]
                command=/bin/a
                depends_on=b, databse
                [program:b]
                command=/bin/b
                depends_on=a:ready
                [program:database]
                command=/bin/c
                """))
        .containsExactly(
            "error 5 depends_on: cannot wait for databse, which is no program or group: did you"
                + " mean database? -> name a program, a group, or group:process",
            "error 5 depends_on: cannot start programs that wait for each other: a -> b -> a"
                + " -> take one of the names out");
  }

  @Test
  void waitingForEverIsAWarning() throws IOException {
    assertThat(
            checked.problems(
                """
                [program:a]
                command=/bin/a
                depends_on=off, migrate:completed
                [program:off]
                command=/bin/b
                autostart=false
                [program:migrate]
                command=/bin/c
                autorestart=true
                """))
        .containsExactly(
            "warning 5 depends_on: off does not start with the daemon, and nothing that waits for"
                + " it does -> set autostart of off to true, or of this program to false",
            "warning 5 depends_on: migrate is never completed for long, because autorestart starts"
                + " it again -> set autorestart of migrate to unexpected or false",
            "warning 5 depends_on: migrate is not completed but failed if it ends before its"
                + " startsecs are over -> set startsecs of migrate to 0");
  }

  @Test
  void optionsOfAnOrderedStartThatComeToNothingAreWarnings() throws IOException {
    assertThat(
            checked.problems(
                """
                [program:a]
                command=/bin/a
                dependent_startup=true
                [program:b]
                command=/bin/b
                dependent_startup_wait_for=a:up
                [program:c]
                command=/bin/c
                dependent_startup_wait_for=a:running
                [eventlistener:dependent-startup]
                command=python3 -m supervisord_dependent_startup
                events=PROCESS_STATE
                """))
        .containsExactly(
            "warning 5 dependent_startup: dependent_startup has no effect, because the program"
                + " starts with the daemon anyway -> set autostart to false",
            "error 8 dependent_startup_wait_for: cannot wait for state 'up' in a:up -> set"
                + " dependent_startup_wait_for to programs separated by blanks, each with"
                + " :starting, :running, :backoff, :stopping, :exited or :fatal",
            "warning 11 dependent_startup_wait_for: dependent_startup_wait_for has no effect without"
                + " dependent_startup -> set dependent_startup to true, or use depends_on",
            "warning 13 command: the daemon does itself what this listener is for -> remove the"
                + " section; it may also stay as it is");
  }
}

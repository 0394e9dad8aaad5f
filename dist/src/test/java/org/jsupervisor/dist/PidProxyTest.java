package org.jsupervisor.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidProxyTest {
  /** Writes its pid file, then says which signals it gets; ends on TERM, or when told to. */
  private static final String PROGRAM =
      """
      #!/bin/sh
      trap 'echo HUP' HUP; trap 'echo INT' INT; trap 'echo TERM; exit 3' TERM
      echo $$ >pid.new; mv pid.new pid; echo "started $*"
      until [ -e end ]; do sleep 0.05; done; exit 7
      """;

  @TempDir Path directory = Path.of("/");

  @BeforeEach
  void writeProgram() throws IOException {
    Path program = Files.writeString(directory.resolve("program"), PROGRAM);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void tooFewWordsShowTheUsage() {
    assertThat(sh("jpidproxy pid"))
        .isEqualTo(new CommandRun(1, "usage: jpidproxy PIDFILE COMMAND [ARGUMENT...]\n"));
  }

  @Test
  void endOfTheProgramIsAnOrdinaryEnd() {
    assertThat(sh("touch end; jpidproxy pid ./program one 'two three'"))
        .isEqualTo(new CommandRun(0, "started one two three\n"));
  }

  @Test
  void programReadsTheProxysInput() {
    assertThat(sh("echo text | jpidproxy pid /bin/cat")).isEqualTo(new CommandRun(0, "text\n"));
  }

  @Test
  void hangupAndInterruptReachTheProcessInThePidFile() {
    String said =
        sh("jpidproxy pid ./program & wait_for pid; kill -HUP $!; wait_for_text HUP;"
                + " kill -INT $!; wait $!; echo status $?; wait_for_text INT; touch end")
            .output();
    assertThat(said).isEqualTo("status 0\n");
  }

  @Test
  void unreadablePidFileIsToldAndTheSignalDropped() throws IOException {
    sh(
        "jpidproxy absent ./program & wait_for pid; kill -TERM $!;"
            + " wait_for_text \"Can't read\"; touch end; wait $!");
    assertThat(Files.readString(directory.resolve("said")))
        .isEqualTo("started \nCan't read child pidfile absent!\n");
  }

  @Test
  void processThatIsGoneEndsTheProxy() {
    CommandRun run =
        sh(
            "sh -c 'echo $$' >stale; jpidproxy stale ./program & wait_for pid; kill -HUP $!;"
                + " wait $!; echo status $?; touch end");
    assertThat(run.output()).isEqualTo("status 1\n");
  }

  /** Runs a script in which a proxy in the background writes to the file "said". */
  private CommandRun sh(String script) {
    String functions =
        """
        proxy=$1
        jpidproxy() { exec env --default-signal=HUP,INT,QUIT "$proxy" "$@"; }
        wait_for() { n=0; until [ -s "$1" ] || [ $n -gt 200 ]; do n=$((n+1)); sleep 0.05; done; }
        wait_for_text() {
          n=0; until grep -q "$1" said || [ $n -gt 200 ]; do n=$((n+1)); sleep 0.05; done
        }
        """;
    String redirected = script.replace("./program &", "./program >said 2>&1 &");
    return CommandRun.of(
        directory,
        Map.of(),
        List.of("sh", "-c", functions + redirected, "sh", CommandRun.bin("jpidproxy")));
  }
}

package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that only those read who ask for the finer levels of the main log. */
final class DebugLogTest {
  private static final String QUIET = "stdout_logfile=NONE\nstderr_logfile=NONE\n";
  private static final String PROGRAM =
      "[program:p]\ncommand=/bin/cat\nautorestart=false\n" + QUIET;
  private static final String LISTENER =
      "[eventlistener:l]\ncommand=/bin/cat\nevents=REMOTE_COMMUNICATION\n" + QUIET;
  private static final String END =
      "DEBG fd N closed, stopped monitoring <POutputDispatcher at N for <Subprocess at N with name";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private static List<String> lines(ScriptedDaemon daemon, String part) {
    List<String> lines = new ArrayList<>();
    for (String line : daemon.log.lines()) {
      if (line.contains(part)) {
        lines.add(line.replaceAll("\\b\\d+\\b", "N"));
      }
    }
    return lines;
  }

  @Test
  void theEndOfEachPipeIsTold() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, PROGRAM).beginAndStay();
    daemon.child("p").closePipes();
    daemon.settle();
    assertThat(lines(daemon, "closed"))
        .containsExactly(
            END + " p in state RUNNING> (stdout)>", END + " p in state RUNNING> (stderr)>");
  }

  @Test
  void pipesThatOthersHoldEndWithTheProcess() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, PROGRAM).beginAndStay();
    daemon.log.level(LogLevel.DEBUG);
    daemon.child("p").exitLeavingPipesOpen(0);
    daemon.settle();
    assertThat(lines(daemon, " p "))
        .endsWith(
            END + " p in state RUNNING> (stdout)>",
            END + " p in state RUNNING> (stderr)>",
            "INFO exited: p (exit status N; expected)");
  }

  @Test
  void outputOfProgramsStartedAfterARereadFollowsTheLevelRead() throws Exception {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, PROGRAM).beginAndStay();
    daemon.rewrite("loglevel=info\n" + PROGRAM);
    daemon.control.reloadConfig();
    says(daemon, "still shown");
    daemon.child("p").exit(0);
    daemon.settle();
    daemon.start("p", false);
    daemon.settle();
    daemon.pass(2);
    says(daemon, "hidden");
    assertThat(lines(daemon, "stdout output"))
        .containsExactly("DEBG 'p' stdout output:\nstill shown");
    assertThat(daemon.log.linesWith("DEBG")).as("the log keeps its level").isNotEmpty();
    daemon.rewrite("loglevel=debug\n" + PROGRAM);
    daemon.control.reloadConfig();
    daemon.child("p").exit(0);
    daemon.settle();
    daemon.start("p", false);
    daemon.settle();
    says(daemon, "shown again");
    assertThat(lines(daemon, "stdout output")).hasSize(2);
  }

  private static void says(ScriptedDaemon daemon, String text) throws IOException {
    daemon.child("p").writeOut(text);
    daemon.settle();
  }

  @Test
  void everyReadIsToldAtTheFinestLevelOnly() throws IOException {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, LISTENER);
    daemon.log.level(LogLevel.BLATHER);
    daemon.beginAndStay().child("l").writeOut("READY\n");
    daemon.settle();
    assertThat(lines(daemon, "read event"))
        .containsExactly(
            "BLAT read event caused by <PEventListenerDispatcher at N for <Subprocess at N with"
                + " name l in state RUNNING> (stdout)>");
    ScriptedDaemon other = new ScriptedDaemon(directory, LISTENER);
    other.log.level(LogLevel.DEBUG);
    other.beginAndStay().child("l").writeOut("READY\n");
    other.settle();
    assertThat(lines(other, "read event")).isEmpty();
  }

  @Test
  void eventsThatFindNobodyReadyAfterOthersWereSentAreRebuffered() throws IOException {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, LISTENER).begin();
    FakeChild listener = daemon.child("l");
    for (String data : List.of("one", "two", "three")) {
      daemon.control.sendRemoteCommEvent("t", data);
    }
    listener.writeOut("READY\n");
    daemon.pass(2);
    listener.writeOut("RESULT 2\nOKREADY\n");
    daemon.settle();
    assertThat(daemon.log.lines().stream().filter(line -> line.contains("rebuffering")))
        .containsExactly(
            "DEBG rebuffering event 1 for pool l (buf size=1, max=10)",
            "DEBG rebuffering event 2 for pool l (buf size=0, max=10)");
  }
}

package org.jsupervisor.supervisord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.control.ScriptedDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs say about themselves, and who may say it. */
class NotifyTest {
  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon begun(String options) {
    String program = "[program:a]\ncommand=/bin/cat a\n" + options;
    return new ScriptedDaemon(directory, program).begin();
  }

  private static void say(ScriptedDaemon daemon, int pid, int uid, String text) {
    String socket = daemon.child("a").variable("NOTIFY_SOCKET");
    daemon.posix.peers().send(socket, pid, uid, text);
    daemon.settle();
  }

  private static void say(ScriptedDaemon daemon, String text) {
    say(daemon, daemon.child("a").pid(), 5, text);
  }

  @Test
  void theProgramSaysThatItIsReady() {
    ScriptedDaemon daemon = begun("ready_on=notify\n").pass(5);
    assertThat(daemon.child("a").variable("NOTIFY_SOCKET")).startsWith("@jsupervisor/");
    say(daemon, "STATUS=half way\n");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.info("a").facts()).isEqualTo(Map.of("status_text", "half way"));
    say(daemon, "READY=1\nSTATUS=up");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
    say(daemon, "RELOADING=1\n");
    assertThat(daemon.info("a").facts())
        .isEqualTo(Map.of("status_text", "up", "notified", "reloading"));
  }

  @Test
  void descendantsMaySpeakAndStrangersMayNot() {
    ScriptedDaemon daemon = begun("ready_on=notify\n").pass(5);
    int pid = daemon.child("a").pid();
    daemon.posix.peers().descend(70, 1);
    say(daemon, 70, 0, "READY=1");
    say(daemon, 70, 0, "READY=1");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.log.important())
        .filteredOn(line -> line.contains("refused"))
        .containsExactly(
            "WARN refused a message to NOTIFY_SOCKET of a from pid 70, which is none of its"
                + " processes");
    daemon.posix.peers().descend(71, pid);
    say(daemon, 71, 4, "READY=1");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void ofWhoHasEndedTheUserDecides() {
    ScriptedDaemon daemon = begun("ready_on=notify\n").pass(5);
    say(daemon, 99, 7, "READY=1");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
    say(daemon, 99, daemon.posix.uid(), "READY=1");
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void theSocketIsThereAsLongAsTheProgram() {
    ScriptedDaemon daemon = begun("ready_on=notify\nautorestart=false\n").pass(5);
    String socket = daemon.child("a").variable("NOTIFY_SOCKET");
    say(daemon, "READY=1\nSTATUS=up");
    assertThat(daemon.posix.peers().isBound(socket)).isTrue();
    daemon.child("a").exit(0);
    daemon.settle();
    assertThat(daemon.posix.peers().isBound(socket)).isFalse();
    assertThat(daemon.info("a").facts()).isEmpty();
    daemon.start("a", false);
    assertThat(daemon.child("a").variable("NOTIFY_SOCKET")).isEqualTo(socket);
    assertThat(daemon.posix.peers().isBound(socket)).isTrue();
  }

  @Test
  void messagesAreReadLineByLine() {
    NotifyMessage message =
        NotifyMessage.parse("FDSTORE=1\nSTATUS=a\tb\u0007 \nMAINPID=123\nWATCHDOG=1\nSTOPPING=1");
    assertThat(message)
        .isEqualTo(
            new NotifyMessage(NotifyMessage.Phase.STOPPING, "a b", 123, NotifyMessage.Pulse.ALIVE));
    assertThat(NotifyMessage.parse("READY=0\nMAINPID=-1\nX\n\n"))
        .isEqualTo(new NotifyMessage(null, null, 0, null));
    assertThat(NotifyMessage.parse("MAINPID=99999999999").mainPid()).isZero();
    assertThat(NotifyMessage.parse("WATCHDOG=trigger").pulse())
        .isEqualTo(NotifyMessage.Pulse.BROKEN);
  }
}

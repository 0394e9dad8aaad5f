package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogAndStdinTest {
  private static final Namespec A = Namespec.parse("a");
  private static final String LOGGED =
      "[program:a]\ncommand=/bin/cat a\nstdout_logfile=/tmp/a.out\nstderr_logfile=/tmp/a.err\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void stdinReachesTheChildWithNothingAppended() throws Exception {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, LOGGED).beginAndStay();
    daemon.control.sendStdin(A, bytes("gr\u00fcn"));
    assertThat(daemon.child("a").readIn()).isEqualTo("gr\u00fcn");
  }

  @Test
  void stdinOfAProcessThatStopsOrIsStoppedIsRefused() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, LOGGED).beginAndStay();
    daemon.child("a").ignoreSignals();
    daemon.stop("a", false);
    assertThatThrownBy(() -> daemon.control.sendStdin(A, bytes("x"))).hasMessage("NOT_RUNNING: a");
    daemon.pass(11);
    assertThatThrownBy(() -> daemon.control.sendStdin(A, bytes("x"))).hasMessage("NOT_RUNNING: a");
  }

  @Test
  void stdinThatTheChildClosedIsNoFile() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, LOGGED).beginAndStay();
    daemon.child("a").closePipes();
    assertThatThrownBy(() -> daemon.control.sendStdin(A, bytes("x"))).hasMessage("NO_FILE: a");
  }

  @Test
  void clearedLogsGoOnFromEmpty() throws Exception {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, LOGGED).beginAndStay();
    daemon.child("a").writeOut("old");
    daemon.child("a").writeError("old");
    daemon.settle();
    daemon.control.clearLogs(A);
    assertThat(daemon.files.content("/tmp/a.out")).isEmpty();
    daemon.child("a").writeOut("new");
    daemon.settle();
    assertThat(daemon.files.content("/tmp/a.out")).isEqualTo("new");
    assertThat(daemon.files.content("/tmp/a.err")).isEmpty();
    assertThat(daemon.control.clearAllLogs()).hasSize(1);
    assertThat(daemon.files.content("/tmp/a.out")).isEmpty();
  }

  @Test
  void renamedLogsAreReopenedByName() throws IOException {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, LOGGED).beginAndStay();
    daemon.child("a").writeOut("one");
    daemon.settle();
    daemon.files.rename("/tmp/a.out", "/tmp/a.out.old");
    daemon.supervisor.reopenLogs();
    daemon.child("a").writeOut("two");
    daemon.settle();
    assertThat(daemon.files.content("/tmp/a.out.old")).isEqualTo("one");
    assertThat(daemon.files.content("/tmp/a.out")).isEqualTo("two");
    assertThat(daemon.log.reopened()).isOne();
    assertThat(daemon.log.lines()).contains("INFO supervisord logreopen");
  }

  @Test
  void mainLogIsClearedUnlessItIsNoFile() throws ControlFault {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, "");
    daemon.control.clearMainLog();
    assertThat(daemon.log.cleared()).isOne();
    assertThat(daemon.log.lines()).containsExactly("INFO reopening log file");
    daemon.log.withoutFile();
    assertThatThrownBy(daemon.control::clearMainLog).hasMessage("NO_FILE");
  }

  @Test
  void outputGoesToSyslogLineByLine() throws IOException {
    ScriptedDaemon daemon =
        new ScriptedDaemon(directory, "[program:a]\ncommand=/bin/cat a\nstdout_logfile=syslog\n");
    daemon.beginAndStay();
    daemon.child("a").writeOut("one\ntwo\n");
    daemon.settle();
    assertThat(daemon.posix.receiver().datagrams()).hasSize(2);
    assertThat(daemon.posix.receiver().datagrams().get(0))
        .startsWith("<14>")
        .endsWith(" supervisord: a one");
    assertThat(daemon.posix.receiver().datagrams().get(1))
        .startsWith("<14>")
        .endsWith(" supervisord: a two");
  }

  @Test
  void redirectedStderrHasNoLogOfItsOwn() throws ControlFault {
    ScriptedDaemon daemon =
        new ScriptedDaemon(directory, "[program:a]\ncommand=/bin/cat a\nredirect_stderr=true\n");
    daemon.begin();
    assertThat(daemon.control.logfile(A, OutputChannel.STDERR)).isNull();
    assertThat(daemon.control.logfile(A, OutputChannel.STDOUT)).isNotNull();
    assertThat(daemon.child("a").request().stderr())
        .isEqualTo(daemon.child("a").request().stdout());
  }
}

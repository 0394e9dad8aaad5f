package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.supervisord.logfile.MemoryLogs;
import org.jsupervisor.supervisord.logfile.NoTrouble;
import org.jsupervisor.supervisord.logfile.RotatingLogFile;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.stdio.RecordedSyslogTrouble;
import org.jsupervisor.supervisord.stdio.Syslog;
import org.junit.jupiter.api.Test;

final class DaemonLogTest {
  private static final String TIMED = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ";
  private static final String SYSLOG = "<14>[A-Z][a-z]{2} [ \\d]\\d [\\d:]{8} supervisord: ";

  private final MemoryLogs files = new MemoryLogs();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  private DaemonLog toFile(LogLevel level) throws IOException {
    RotatingLogFile file = new RotatingLogFile(files, "/s.log", 0, 0, 0666, new NoTrouble());
    return new DaemonLog(level, new ManualTime(), file, null, terminal);
  }

  @Test
  void writesTimedLinesToTheFileAndTheTerminal() throws IOException {
    DaemonLog log = toFile(LogLevel.INFO);
    log.log(LogLevel.INFO, "started\nsecond line");
    log.log(LogLevel.DEBUG, "hidden");
    assertThat(files.content("/s.log")).matches(TIMED + "INFO started\nsecond line\n");
    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo(files.content("/s.log"));
    assertThat(log.path()).isEqualTo("/s.log");
  }

  @Test
  void terminalThatIsGoneCostsTheFileNothing() throws IOException {
    RotatingLogFile file = new RotatingLogFile(files, "/s.log", 0, 0, 0666, new NoTrouble());
    DaemonLog log = new DaemonLog(LogLevel.INFO, new ManualTime(), file, null, closedStream());
    log.log(LogLevel.INFO, "one");
    log.toStandardOutput("nobody sees it");
    log.log(LogLevel.INFO, "two");
    assertThat(files.content("/s.log")).matches(TIMED + "INFO one\n" + TIMED + "INFO two\n");
  }

  private static OutputStream closedStream() throws IOException {
    OutputStream stream = OutputStream.nullOutputStream();
    stream.close();
    return stream;
  }

  @Test
  void clearsAndCloses() throws IOException {
    DaemonLog log = toFile(LogLevel.INFO);
    log.log(LogLevel.INFO, "old");
    log.clear();
    log.log(LogLevel.WARN, "new");
    assertThat(files.content("/s.log")).matches(TIMED + "WARN new\n");
    log.close();
    assertThat(files.openCount()).isZero();
  }

  @Test
  void sendsEveryLineOfAnEntryToSyslog() {
    FakePosix posix = new FakePosix();
    ManualTime time = new ManualTime();
    EventLoop loop = new EventLoop(posix.poller(), time);
    RecordedSyslogTrouble trouble = new RecordedSyslogTrouble();
    Syslog syslog = new Syslog(posix, loop, time, Syslog.DEVICE, "supervisord", trouble);
    DaemonLog log = new DaemonLog(LogLevel.INFO, new ManualTime(), null, syslog, null);
    log.log(LogLevel.CRITICAL, "one\ntwo");
    assertThat(posix.receiver().datagrams()).hasSize(2);
    assertThat(posix.receiver().datagrams().get(0)).matches(SYSLOG + TIMED + "CRIT one\n");
    assertThat(posix.receiver().datagrams().get(1)).matches(SYSLOG + TIMED + "CRIT two\n");
    assertThat(log.path()).isNull();
    log.close();
    assertThat(posix.openDescriptors()).isZero();
    assertThat(trouble.notices()).isEmpty();
  }
}

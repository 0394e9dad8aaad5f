package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jsupervisor.config.ConfigLoader;
import org.jsupervisor.config.LoaderEnvironment;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.supervisord.control.NoAccounts;
import org.jsupervisor.supervisord.control.RecordingLog;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.FakeProcesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon's pid file: what is found there, written there, and left there. */
final class PidFileTest {
  private static final int OTHER = 4711;

  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final RecordingLog log = new RecordingLog();
  private Path directory;
  private Path path;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
    path = temporary.resolve("x.pid");
  }

  private PidFile file() throws IOException {
    Path config = directory.resolve("s.conf");
    Files.writeString(config, "[supervisord]\npidfile=" + path + "\n");
    LoaderEnvironment environment =
        new LoaderEnvironment(
            Map.of(), "host", directory.toString(), posix.uid(), new NoAccounts(), true);
    ConfigLoader loader =
        new ConfigLoader(config.toString(), CommandLineOverrides.NONE, environment);
    return new PidFile(loader.load(), posix.processes(), FakeProcesses.DAEMON, loop, log);
  }

  private void pass(double seconds) {
    time.advanceNanos((long) (seconds * 1e9));
    loop.runOnce(false);
  }

  @Test
  void whatWasWrittenIsRemoved() throws IOException {
    PidFile file = file();
    file.write();
    assertThat(path).hasContent("100\n");
    file.remove();
    assertThat(path).doesNotExist();
    assertThat(log.lines()).isEmpty();
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatAnotherHasWrittenSinceStays() throws IOException {
    PidFile file = file();
    file.write();
    Files.writeString(path, "4711\n");
    file.remove();
    assertThat(path).hasContent("4711\n");
  }

  @Test
  void whatCannotBeWrittenIsTriedEverMoreRarely() throws IOException {
    Files.createDirectory(path);
    PidFile file = file();
    file.write();
    assertThat(log.lines()).containsExactly("CRIT could not write pidfile " + path);
    for (int pause : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertThat(loop.nextDeadlineNanos() - time.nanos()).isEqualTo(pause * 1_000_000_000L);
      pass(pause);
    }
    assertThat(log.lines()).hasSize(1);
    Files.delete(path);
    pass(60);
    assertThat(path).hasContent("100\n");
    assertThat(log.lines()).hasSize(2).contains("INFO pidfile " + path + " is written at last");
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    file.remove();
    assertThat(path).doesNotExist();
  }

  @Test
  void whatCouldNeverBeWrittenIsLeftAloneAtTheEnd() throws IOException {
    Files.createDirectory(path);
    PidFile file = file();
    file.write();
    file.remove();
    assertThat(path).isDirectory();
    assertThat(loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void oneOfARunningSupervisorIsToldAndReplaced() throws IOException {
    Files.writeString(path, "4711\n");
    posix.processes().appear(OTHER, 1, OTHER);
    posix.processes().commandLine(OTHER, "python3\0/usr/bin/supervisord\0");
    file().write();
    assertThat(log.lines())
        .containsExactly(
            "WARN pidfile " + path + " is that of a supervisord which is running with pid 4711");
    assertThat(path).hasContent("100\n");
  }

  @Test
  void oneOfASupervisorThatWasKilledIsToldWithWhatItHasLeft() throws IOException {
    Files.writeString(path, "4711\n");
    posix.processes().appear(20, 1, 20, -5);
    posix
        .processes()
        .environment(
            20, "SUPERVISOR_ENABLED=1\nSUPERVISOR_PROCESS_NAME=web\nSUPERVISOR_GROUP_NAME=web\n");
    PidFile file = file();
    file.write();
    pass(0);
    assertThat(log.lines())
        .containsExactly(
            "WARN pidfile "
                + path
                + " is that of a supervisord which ended without removing it, pid 4711",
            "WARN programs of a supervisord that has ended are still running: web (pid 20);"
                + " stop them unless they may run beside those of this one");
  }

  @Test
  void whatIsNoPidTellsNothing() throws IOException {
    for (String text : new String[] {"", "x\n", "100\n", "99999999999\n"}) {
      Files.writeString(path, text);
      file().write();
      assertThat(path).hasContent("100\n");
    }
    assertThat(log.lines()).isEmpty();
  }
}

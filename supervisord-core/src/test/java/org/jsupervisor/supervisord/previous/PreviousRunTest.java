package org.jsupervisor.supervisord.previous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.FakeProcesses;
import org.junit.jupiter.api.Test;

/** Which processes are taken for those of an earlier daemon. */
class PreviousRunTest {
  private static final int OWN = FakeProcesses.DAEMON;
  private static final String URL = "unix:///run/s.sock";

  /** The daemon's own start is 0. */
  private static final long BEFORE = -5;

  private static final long AFTER = 5;

  private final List<String> warnings = new ArrayList<>();
  private final FakePosix posix = new FakePosix();

  private void process(int pid, int parent, long start, String environment) {
    posix.processes().appear(pid, parent, pid, start);
    posix.processes().environment(pid, environment.replace(' ', '\n'));
  }

  private static String of(String group, String name, String url) {
    return "SUPERVISOR_ENABLED=1 SUPERVISOR_SERVER_URL="
        + url
        + " SUPERVISOR_PROCESS_NAME="
        + name
        + " SUPERVISOR_GROUP_NAME="
        + group
        + " ";
  }

  private List<String> told() throws IOException {
    EventLoop loop = new EventLoop(posix.poller(), new ManualTime());
    new PreviousRun(loop, posix.processes(), OWN, URL, warnings::add).tellWhatIsLeft();
    while (loop.nextDeadlineNanos() != Long.MAX_VALUE) {
      loop.runOnce(false);
    }
    return warnings;
  }

  @Test
  void orphansWithOurAddressInTheirEnvironmentAreToldOnce() throws IOException {
    process(20, 1, BEFORE, of("web", "web_0", URL));
    process(21, 20, BEFORE, of("web", "web_0", URL));
    process(22, 1, BEFORE, of("db", "db", URL));
    assertThat(told()).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("programs of a supervisord that has ended are still running: db (pid 22), ")
        .containsPattern("web:web_0 \\(pid (20 21|21 20)\\); stop them");
  }

  @Test
  void ownProgramsAndThoseOfOthersAreNotMeant() throws IOException {
    process(30, OWN, AFTER, of("own", "own", URL));
    process(31, 1, AFTER, of("own", "own", URL));
    process(32, 1, BEFORE, of("other", "other", "unix:///run/other.sock"));
    process(33, 1, BEFORE, "PATH=/bin ");
    process(40, 1, BEFORE, "");
    posix.processes().commandLine(40, "python3\0/usr/bin/supervisord");
    process(41, 40, BEFORE, of("served", "served", URL));
    assertThat(told()).isEmpty();
  }

  @Test
  void manyNamesAreCutShort() throws IOException {
    for (int pid = 200; pid < 400; pid++) {
      process(pid, 1, BEFORE, of("web", "w" + pid, URL));
    }
    assertThat(told()).singleElement().asString().contains("web:w249 (pid 249) and 150 more; ");
  }
}

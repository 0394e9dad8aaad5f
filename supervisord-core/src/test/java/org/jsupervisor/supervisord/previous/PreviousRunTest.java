package org.jsupervisor.supervisord.previous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processes are taken for those of an earlier daemon. */
class PreviousRunTest {
  private static final int OWN = 1000;
  private static final String URL = "unix:///run/s.sock";

  private final List<String> warnings = new ArrayList<>();
  private Path proc;

  @BeforeEach
  void ownProcess(@TempDir Path directory) throws IOException {
    proc = directory;
    process(1, 0, 1, "/sbin/init", "");
    process(OWN, 1, 500, "java org.jsupervisor.supervisord.Supervisord", "");
  }

  private void process(int pid, int parent, long startTicks, String command, String environment)
      throws IOException {
    Path directory = Files.createDirectory(proc.resolve(Integer.toString(pid)));
    String middle = " 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 ";
    String stat = pid + " (a) b) S " + parent + middle + startTicks + " 0 0";
    Files.writeString(directory.resolve("stat"), stat);
    Files.writeString(directory.resolve("cmdline"), command);
    Files.writeString(directory.resolve("environ"), environment.replace(' ', '\0'));
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
    EventLoop loop = new EventLoop(new FakePosix().poller(), new ManualTime());
    new PreviousRun(loop, proc, OWN, URL, warnings::add).tellWhatIsLeft();
    while (loop.nextDeadlineNanos() != Long.MAX_VALUE) {
      loop.runOnce(false);
    }
    return warnings;
  }

  @Test
  void orphansWithOurAddressInTheirEnvironmentAreToldOnce() throws IOException {
    process(20, 1, 100, "/bin/web", of("web", "web_0", URL));
    process(21, 20, 101, "/bin/web", of("web", "web_0", URL));
    process(22, 1, 100, "/bin/db", of("db", "db", URL));
    assertThat(told()).hasSize(1);
    assertThat(warnings.get(0))
        .startsWith("programs of a supervisord that has ended are still running: db (pid 22), ")
        .containsPattern("web:web_0 \\(pid (20 21|21 20)\\); stop them");
  }

  @Test
  void ownProgramsAndThoseOfOthersAreNotMeant() throws IOException {
    process(30, OWN, 600, "/bin/own", of("own", "own", URL));
    process(31, 1, 600, "/bin/daemonized", of("own", "own", URL));
    process(32, 1, 100, "/bin/other", of("other", "other", "unix:///run/other.sock"));
    process(33, 1, 100, "/bin/plain", "PATH=/bin ");
    process(40, 1, 100, "python3 /usr/bin/supervisord", "");
    process(41, 40, 100, "/bin/served", of("served", "served", URL));
    assertThat(told()).isEmpty();
  }

  @Test
  void manyNamesAreCutShort() throws IOException {
    for (int pid = 100; pid < 300; pid++) {
      process(pid, 1, 100, "/bin/web", of("web", "w" + pid, URL));
    }
    assertThat(told()).singleElement().asString().contains("web:w149 (pid 149) and 150 more; ");
  }
}

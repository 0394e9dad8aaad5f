package org.jsupervisor.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** Files that several daemons, or several processes, or two readings of a configuration share. */
@PrivateDaemon
class SharedFilesIT {
  private static final String SLEEPER = "[program:p]\ncommand=/bin/sleep 300\n";

  private static void onlyOurs(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "a fault of the original");
  }

  private static List<Path> files(Sandbox sandbox, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(sandbox.directory(), pattern)) {
      files.forEach(found::add);
    }
    return found;
  }

  /** No. 28. */
  @Test
  void aSecondDaemonThatIsRefusedLeavesTheLogsOfTheFirst(Sandbox sandbox) throws IOException {
    onlyOurs(sandbox);
    RunningDaemon daemon = Launch.start(sandbox, SLEEPER);
    daemon.awaitRunning("p");
    List<Path> logs = files(sandbox, "p-std*.log");
    assertThat(logs).hasSize(2);
    Outcome second = sandbox.daemon("-n", "-c", "supervisord.conf").run();
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.stderr()).contains("Another program is already listening");
    assertThat(files(sandbox, "p-std*.log")).containsExactlyInAnyOrderElementsOf(logs);
    assertThat(sandbox.file("main.pid").text().trim()).isEqualTo(Long.toString(daemon.pid()));
    daemon.terminate();
  }

  /** No. 40. */
  @Test
  void aSecondDaemonWithTheSamePidfileIsTold(Sandbox sandbox) {
    onlyOurs(sandbox);
    String config = "[supervisord]\nnodaemon=true\nlogfile=@DIR@/%s.log\npidfile=@DIR@/main.pid\n";
    sandbox.write("first.conf", config.formatted("first"));
    sandbox.write("second.conf", config.formatted("second"));
    Command.Started first = sandbox.daemon("-c", "first.conf").start();
    String pid = sandbox.file("main.pid").await("^\\d+$");
    Command.Started second = sandbox.daemon("-c", "second.conf").start();
    sandbox
        .file("second.log")
        .await(
            "WARN pidfile \\S+main.pid is that of a supervisord which is running with pid " + pid);
    sandbox.file("main.pid").await("^" + second.process().pid() + "$");
    // What is not its own any more the first one does not remove.
    first.process().destroy();
    first.await(Await.PATIENCE).orFail();
    assertThat(sandbox.file("main.pid").text().trim())
        .isEqualTo(Long.toString(second.process().pid()));
    second.process().destroy();
    second.await(Await.PATIENCE).orFail();
    assertThat(sandbox.file("main.pid").exists()).isFalse();
    assertThat(sandbox.file("first.log").count("pidfile")).isZero();
  }

  /** No. 39. */
  @Test
  void aLogThatProcessesShareRotatesWithoutLoss(Sandbox sandbox) throws IOException {
    onlyOurs(sandbox);
    String program =
        "[program:%1$s]\ncommand=/bin/sh -c 'i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo %1$s"
            + " $i; done; exec sleep 300'\nstartsecs=0\nstdout_logfile=@DIR@/shared.out\n"
            + "stdout_logfile_maxbytes=200\nstdout_logfile_backups=300\n";
    RunningDaemon daemon = Launch.start(sandbox, program.formatted("a") + program.formatted("b"));
    Map<String, Integer> counts =
        Await.value(
            "all lines of both",
            () -> {
              List<String> lines = lines(files(sandbox, "shared.out*"));
              return lines.size() < 600
                  ? Optional.empty()
                  : Optional.of(
                      Map.of(
                          "all",
                          lines.size(),
                          "different",
                          (int) lines.stream().distinct().count()));
            });
    assertThat(counts).isEqualTo(Map.of("all", 600, "different", 600));
    assertThat(files(sandbox, "shared.out.*")).isNotEmpty();
    daemon.terminate();
  }

  private static List<String> lines(List<Path> files) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        if (line.matches("[ab] \\d+")) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  /** No. 29, and the like of it for the pid file. */
  @Test
  void namesThatARereadFindsDoNotReplaceWhatIsOpen(Sandbox sandbox) {
    onlyOurs(sandbox);
    RunningDaemon daemon = Launch.start(sandbox, SLEEPER);
    daemon.log().await("INFO spawned: 'p'");
    String changed =
        Launch.standard(SLEEPER).replace("main.log", "new.log").replace("main.pid", "new.pid");
    sandbox.write("supervisord.conf", changed);
    daemon.rpc("supervisor.reloadConfig");
    assertThat((String) daemon.rpc("supervisor.readLog", 0, 0)).contains("INFO spawned: 'p'");
    daemon.terminate();
    assertThat(sandbox.file("new.log").exists()).isFalse();
    assertThat(sandbox.file("main.pid").exists()).isFalse();
    daemon.log().await("WARN stopped: p");
  }

  /** No. 27. */
  @Test
  void aRelativeConfigurationIsFoundAgainAfterTheDirectoryChanged(Sandbox sandbox)
      throws IOException {
    onlyOurs(sandbox);
    Files.createDirectory(sandbox.directory().resolve("elsewhere"));
    sandbox.write(
        "supervisord.conf",
        Launch.standard("[supervisord]\ndirectory=@DIR@/elsewhere\n" + SLEEPER));
    RunningDaemon daemon =
        Launch.background(
            sandbox,
            sandbox.daemon("-c", "supervisord.conf"),
            HttpTarget.unix(Launch.socket(sandbox)));
    assertThat(ProcFs.workingDirectory(daemon.pid())).endsWith("/elsewhere");
    daemon.awaitRunning("p");
    daemon.signal("HUP");
    daemon.log().awaitNth("INFO supervisord started with pid", 2);
    daemon.awaitRunning("p");
    assertThat(daemon.ctl("reread").stdout()).isEqualTo("No config updates to processes\n");
    daemon.terminate();
  }
}

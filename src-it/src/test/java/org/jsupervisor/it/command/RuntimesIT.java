package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** The Java runtimes of this machine, with a fitting archive of classes, another one or none. */
@PrivateDaemon
class RuntimesIT {
  private static final Path RUNTIMES = Path.of("/usr/lib/jvm");
  private static final int OLDEST = 17;

  private static final String CONFIG =
      """
      [program:p]
      command=/bin/sh -c 'echo begun; exec sleep 300'
      startsecs=0
      stdout_logfile=@DIR@/p.log
      """;

  @Test
  void everySuitableRuntimeRunsDaemonAndClient(Sandbox sandbox) throws IOException {
    for (Path runtime : suitable()) {
      Command command = daemon(sandbox, sandbox.daemonProduct().daemon());
      supervises(sandbox, command.with("JSUPERVISOR_JAVA", runtime.toString()), runtime);
    }
  }

  @Test
  void newestRuntimeIsTaken(Sandbox sandbox) throws IOException {
    List<Path> runtimes = suitable();
    supervises(
        sandbox,
        daemon(sandbox, sandbox.daemonProduct().daemon()),
        runtimes.get(runtimes.size() - 1));
  }

  @Test
  void withoutArchivesEverythingWorks(Sandbox sandbox) throws IOException {
    Path home = sandbox.daemonProduct().daemon().resolve("../..").normalize();
    Path copy = sandbox.directory().resolve("copy");
    sandbox.command("cp", "-r", home, copy).run().orFail();
    sandbox.command("rm", "-r", copy.resolve("lib/archive")).run().orFail();
    List<Path> runtimes = suitable();
    supervises(
        sandbox,
        daemon(sandbox, copy.resolve("bin/jsupervisord")),
        runtimes.get(runtimes.size() - 1));
  }

  private static Command daemon(Sandbox sandbox, Path program) {
    Path config = sandbox.write("supervisord.conf", Launch.standard(CONFIG));
    return sandbox.command(program, "-n", "-c", config);
  }

  private static void supervises(Sandbox sandbox, Command command, Path runtime)
      throws IOException {
    Files.deleteIfExists(sandbox.directory().resolve("p.log"));
    RunningDaemon daemon =
        Launch.foreground(sandbox, command, HttpTarget.unix(Launch.socket(sandbox)));
    daemon.awaitRunning("p");
    sandbox.file("p.log").await("begun");
    Path executable = Path.of("/proc/" + daemon.pid() + "/exe").toRealPath();
    assertThat(executable).isEqualTo(runtime.resolve("bin/java").toRealPath());
    assertThat(daemon.ctl("status").stdout()).contains("RUNNING");
    assertThat(daemon.terminate()).isZero();
  }

  /** Oldest first. */
  private static List<Path> suitable() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(RUNTIMES)) {
      for (Path entry : entries) {
        if (Files.isExecutable(entry.resolve("bin/java"))
            && Files.isReadable(entry.resolve("release"))
            && version(entry).feature() >= OLDEST) {
          found.add(entry);
        }
      }
    }
    found.sort((one, other) -> version(one).compareTo(version(other)));
    return found;
  }

  private static Runtime.Version version(Path runtime) {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(runtime.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      throw new AssertionError("cannot read the release of " + runtime, e);
    }
    return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""));
  }
}

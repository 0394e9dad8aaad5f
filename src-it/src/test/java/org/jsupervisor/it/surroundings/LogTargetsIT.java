package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Logs on targets that cannot be rotated: they are written to, and never rotated. */
@PrivateDaemon
class LogTargetsIT {
  private static final String TALKER =
      "/bin/sh -c 'for i in 1 2 3; do echo %s $i is longer than the limit; done; exec sleep 300'";

  @Test
  void pipeIsNotRotated(Sandbox sandbox) throws IOException {
    standardOutputIsNotRotated(sandbox, "pipe");
  }

  @Test
  void redirectedFileIsNotRotated(Sandbox sandbox) throws IOException {
    standardOutputIsNotRotated(sandbox, "file");
  }

  @Test
  void socketIsNotRotated(Sandbox sandbox) throws IOException {
    standardOutputIsNotRotated(sandbox, "socket");
  }

  @Test
  void terminalIsNotRotated(Sandbox sandbox) throws IOException {
    standardOutputIsNotRotated(sandbox, "tty");
  }

  @Test
  @Tag("root")
  void pipeOfRootIsWrittenToByAnotherUser(Sandbox sandbox) throws IOException {
    Machine.assumeRoot();
    Isolation.open(sandbox);
    String config = config("/dev/stdout").replace("user=root", "user=nobody");
    saysEverythingOnce(sandbox, "pipe", config);
  }

  @Test
  void everyNameOfAStreamMeansIt(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "the original stops at the first chunk");
    StringBuilder config = new StringBuilder(Launch.standard(""));
    List<String> names = List.of("/dev/stderr", "/dev/fd/1", "/proc/self/fd/2");
    for (int i = 0; i < names.size(); i++) {
      config.append(program("p" + i, names.get(i)));
    }
    TextFile said = sandbox.file("said.out");
    Command.Started started = start(sandbox, "pipe", config.toString());
    for (int i = 0; i < names.size(); i++) {
      said.await("^p" + i + " 3 is longer");
    }
    assertThat(said.count("is longer than the limit$")).isEqualTo(9);
    end(sandbox, started);
  }

  @Test
  void namedPipeIsNotRotated(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "the original stops at the first chunk");
    Path pipe = pipe(sandbox);
    Path copy = sandbox.directory().resolve("copy.out");
    Command.Started reader = sandbox.command("sh", "-c", "cat " + pipe + " >" + copy).start();
    Command.Started started =
        start(sandbox, "pipe", Launch.standard(program("p", pipe.toString())));
    sandbox.file("copy.out").await("^p 3 is longer");
    assertThat(sandbox.file("copy.out").count("is longer than the limit$")).isEqualTo(3);
    end(sandbox, started);
    reader.await(Await.PATIENCE).orFail();
    assertThat(pipe).exists();
  }

  @Test
  void pipeWithoutAReaderKeepsWhatIsSaidForOneWhoComesLater(Sandbox sandbox) throws IOException {
    Path pipe = pipe(sandbox);
    Command.Started started =
        start(
            sandbox,
            "pipe",
            Launch.standard("[supervisord]\nlogfile=" + pipe + "\n" + program("p", pipe + "")));
    daemon(sandbox);
    TextFile copy = readInto(sandbox, pipe, "copy.out");
    copy.await("^p 3 is longer");
    copy.await("INFO spawned: 'p' with pid");
    copy.await("INFO success: p entered RUNNING");
    end(sandbox, started);
    copy.await("WARN stopped: p");
  }

  @Test
  void pipeWhoseReaderGoesAwayAndReturnsGoesOn(Sandbox sandbox) throws IOException {
    Path pipe = pipe(sandbox);
    Path reader = sandbox.directory().resolve("reader.pid");
    sandbox
        .command("sh", "-c", "echo $$ >" + reader + "; exec head -n 1 " + pipe + " >first.out")
        .start();
    String config =
        "[program:p]\ncommand=/bin/sh -c 'echo 1; until test -e go; do sleep 0.05; done; echo 2;"
            + " exec sleep 300'\nstartsecs=0\ndirectory=%s\nstdout_logfile=%s\n";
    Command.Started started =
        start(sandbox, "pipe", Launch.standard(config.formatted(sandbox.directory(), pipe)));
    sandbox.file("first.out").await("^1$");
    long first = Long.parseLong(sandbox.file("reader.pid").await("^\\d+$"));
    Await.until("the first reader has gone", () -> !Files.exists(Path.of("/proc/" + first)));
    sandbox.write("go", "");
    readInto(sandbox, pipe, "second.out").await("^2$");
    end(sandbox, started);
    assertThat(sandbox.file("main.log").count("cannot|lost")).isZero();
  }

  @Test
  void pipeThatNobodyReadsLosesWhatDoesNotFitAndStopsNobody(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "the original waits for a reader");
    Path pipe = pipe(sandbox);
    // Opened, but never read from.
    Command.Started idle = sandbox.command("sh", "-c", "exec sleep 300 <>" + pipe).start();
    String config =
        "[program:p]\ncommand=/bin/sh -c 'head -c 5000000 /dev/zero; echo done >&2; exec sleep"
            + " 300'\nstartsecs=0\nstdout_logfile=%s\nstderr_logfile=%s/errors.out\n";
    Command.Started started =
        start(sandbox, "pipe", Launch.standard(config.formatted(pipe, sandbox.directory())));
    sandbox.file("errors.out").await("^done$");
    String lost = sandbox.file("main.log").await("WARN lost output: \\d+ bytes of \\S*named$");
    int bytes = Integer.parseInt(lost.replaceAll(".*: (\\d+) bytes.*", "$1"));
    assertThat(bytes).isBetween(5_000_000 - (1 << 20), 5_000_000 - (1 << 16));
    Machine.signal(idle.process().pid(), "TERM");
    end(sandbox, started);
    assertThat(sandbox.file("main.log").count("lost output")).isEqualTo(1);
  }

  private static Path pipe(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "the original waits for a reader");
    Path pipe = sandbox.directory().resolve("named");
    sandbox.command("mkfifo", pipe).run().orFail();
    return pipe;
  }

  private static TextFile readInto(Sandbox sandbox, Path pipe, String name) throws IOException {
    Path copy = sandbox.directory().resolve(name);
    sandbox.command("sh", "-c", "exec cat " + pipe + " >" + copy).start();
    return sandbox.file(name);
  }

  private static void standardOutputIsNotRotated(Sandbox sandbox, String kind) throws IOException {
    saysEverythingOnce(sandbox, kind, config("/dev/stdout"));
  }

  private static String config(String target) {
    return Launch.standard("[supervisord]\nsilent=true\nlogfile_maxbytes=60\nlogfile=/dev/stdout\n")
        + program("p", target);
  }

  private static String program(String name, String target) {
    return "[program:%s]\ncommand=%s\nstartsecs=0\nstdout_logfile=%s\n"
            .formatted(name, TALKER.formatted(name), target)
        + "stdout_logfile_maxbytes=20\nstdout_logfile_backups=1\n";
  }

  private static void saysEverythingOnce(Sandbox sandbox, String kind, String config)
      throws IOException {
    Requirement.meansOurs(sandbox, "the original ends with Illegal seek");
    TextFile said = sandbox.file("said.out");
    Command.Started started = start(sandbox, kind, config);
    said.await("^p 3 is longer");
    Machine.signal(daemon(sandbox), "USR2");
    said.await("INFO supervisord logreopen");
    end(sandbox, started);
    assertThat(said.count("^p [123] is longer than the limit\r?$")).isEqualTo(3);
    assertThat(said.count("INFO supervisord started with pid")).isEqualTo(1);
    assertThat(said.count("WARN stopped: p \\(terminated by SIGTERM\\)")).isEqualTo(1);
    try (Stream<Path> files = Files.list(sandbox.directory())) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".1"));
    }
  }

  private static Command.Started start(Sandbox sandbox, String kind, String config) {
    Path file = sandbox.write("supervisord.conf", config);
    Path program = Isolation.daemonForEverybody(sandbox);
    Path said = sandbox.directory().resolve("said.out");
    return sandbox
        .command("python3", sandbox.resource("attach.py"), kind, said, program, "-n", "-c", file)
        .start();
  }

  private static void end(Sandbox sandbox, Command.Started started) {
    Machine.signal(daemon(sandbox), "TERM");
    started.await(Await.PATIENCE).orFail();
  }

  private static long daemon(Sandbox sandbox) {
    return Long.parseLong(sandbox.file("main.pid").await("^\\d+$"));
  }
}

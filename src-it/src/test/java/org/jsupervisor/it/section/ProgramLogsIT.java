package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Where the output of programs goes. */
@PrivateDaemon
class ProgramLogsIT {

  @Test
  void stdoutAndStderrAreKeptApart(Sandbox sandbox) {
    Launch.start(
        sandbox,
        """
        [program:both]
        command=/bin/sh -c 'echo out; echo err >&2; exec sleep 300'
        stdout_logfile=@DIR@/both.out
        stderr_logfile=@DIR@/both.err
        """);
    sandbox.file("both.out").await("out");
    sandbox.file("both.err").await("err");
    assertThat(sandbox.file("both.out").text()).isEqualTo("out\n");
    assertThat(sandbox.file("both.err").text()).isEqualTo("err\n");
  }

  @Test
  void redirectStderrJoinsBothInOrder(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:both]
            command=/bin/sh -c 'echo one; echo two >&2; echo three; exec sleep 300'
            redirect_stderr=true
            stdout_logfile=@DIR@/both.out
            startsecs=0
            """);
    sandbox.file("both.out").await("three");
    assertThat(sandbox.file("both.out").text()).isEqualTo("one\ntwo\nthree\n");
    assertThat(daemon.info("both").get("stderr_logfile")).isEqualTo("");
  }

  @Test
  void noneKeepsNoFile(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:quiet]
            command=/bin/sh -c 'echo lost; exec sleep 300'
            stdout_logfile=NONE
            stderr_logfile=none
            """);
    daemon.awaitRunning("quiet");
    assertThat(daemon.info("quiet").get("stdout_logfile")).isEqualTo("");
    try (var files = Files.list(sandbox.directory())) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("quiet"));
    }
  }

  @Test
  void autoNamesAPrivateFileAndForgetsItAtTheNextStart(Sandbox sandbox) throws IOException {
    String config = "[program:one]\ncommand=/bin/sh -c 'echo hi; exec sleep 300'\nstartsecs=0\n";
    RunningDaemon daemon = Launch.start(sandbox, config);
    Path file = Path.of(String.valueOf(daemon.info("one").get("stdout_logfile")));
    assertThat(file.getParent()).isEqualTo(sandbox.directory());
    assertThat(file.getFileName().toString()).matches("one-stdout---supervisor-\\w{8}\\.log");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    sandbox.file(file.getFileName().toString()).await("hi");
    assertThat(daemon.terminate()).isZero();
    assertThat(file).exists();
    RunningDaemon next = Launch.start(sandbox, config);
    assertThat(file).doesNotExist();
    assertThat(next.info("one").get("stdout_logfile")).isNotEqualTo(file.toString());
  }

  @Test
  void devStdoutIsTheDaemonsOwn(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [supervisord]
            silent=true
            [program:loud]
            command=/bin/sh -c 'echo to the container log; exec sleep 300'
            stdout_logfile=/dev/stdout
            stdout_logfile_maxbytes=0
            [program:fd]
            command=/bin/sh -c 'echo by number; exec sleep 300'
            stdout_logfile=/dev/fd/1
            stdout_logfile_maxbytes=0
            """);
    Await.until(
        "both lines are printed",
        () ->
            daemon.stdout().contains("to the container log\n")
                && daemon.stdout().contains("by number\n"));
  }

  @Test
  void logsRotateAndKeepTheirBackups(Sandbox sandbox) {
    writeLines(sandbox, 8, 2);
    assertThat(sandbox.file("many.out.1").text()).contains("characters each");
    assertThat(sandbox.file("many.out.2").text()).contains("characters each");
    assertThat(sandbox.file("many.out.3").exists()).isFalse();
    assertThat(sandbox.file("many.out.1").text().length()).isGreaterThanOrEqualTo(70);
    String joined =
        sandbox.file("many.out.2").text()
            + sandbox.file("many.out.1").text()
            + sandbox.file("many.out").text();
    assertThat(joined).endsWith("line 8 of about forty characters each\nend\n");
  }

  @Test
  void withoutBackupsTheLogIsTruncated(Sandbox sandbox) {
    writeLines(sandbox, 5, 0);
    assertThat(sandbox.file("many.out").text()).doesNotContain("line 1 ");
    assertThat(sandbox.file("many.out.1").exists()).isFalse();
  }

  @Test
  void outputOfAProgramThatExitsAtOnceIsComplete(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:numbers]
            command=/usr/bin/seq 1 100000
            startsecs=0
            autorestart=false
            stdout_logfile=@DIR@/numbers.out
            [program:word]
            command=/bin/echo said
            startsecs=0
            autorestart=false
            stdout_logfile=@DIR@/word.out
            """);
    daemon.awaitState("numbers", "EXITED");
    daemon.awaitState("word", "EXITED");
    String expected =
        IntStream.rangeClosed(1, 100000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertThat(sandbox.file("numbers.out").text()).isEqualTo(expected);
    assertThat(sandbox.file("word.out").text()).isEqualTo("said\n");
  }

  @Test
  void processInfoTellsTheLogFiles(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:one]
            command=/bin/sleep 300
            stdout_logfile=%(here)s/%(program_name)s_%(process_num)d.out
            stderr_logfile=@DIR@/one.err
            """);
    Map<?, ?> info = daemon.info("one");
    assertThat(info.get("logfile")).isEqualTo(sandbox.filled("@DIR@/one_0.out"));
    assertThat(info.get("stdout_logfile")).isEqualTo(sandbox.filled("@DIR@/one_0.out"));
    assertThat(info.get("stderr_logfile")).isEqualTo(sandbox.filled("@DIR@/one.err"));
  }

  /** Has a program write lines to a log of at most 70 bytes and then {@code end}. */
  private static void writeLines(Sandbox sandbox, int lines, int backups) {
    Launch.start(
        sandbox,
        """
        [program:many]
        command=/bin/sh -c 'for i in $(seq LINES); do echo line $i of about forty characters each; sleep 0.2; done; echo end; exec sleep 300'
        stdout_logfile=@DIR@/many.out
        stdout_logfile_maxbytes=70
        stdout_logfile_backups=BACKUPS
        """
            .replace("LINES", String.valueOf(lines))
            .replace("BACKUPS", String.valueOf(backups)));
    sandbox.file("many.out").await("end");
  }
}

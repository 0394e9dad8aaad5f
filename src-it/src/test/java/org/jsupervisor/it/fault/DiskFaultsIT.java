package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Disks that are full, and log files that somebody takes away. */
@PrivateDaemon
class DiskFaultsIT {
  private static final String TALKER =
      """
      [program:talker]
      command=/bin/sh -c 'while :; do head -c 5000 /dev/zero; sleep 0.05; done'
      stdout_logfile=%s/talker.out
      """;

  /** A small file system of its own, full at once but for what is there already. */
  private static final class SmallDisk implements AutoCloseable {
    private final Sandbox sandbox;
    private final Path directory;

    SmallDisk(Sandbox sandbox) throws IOException {
      Machine.assumeRoot();
      this.sandbox = sandbox;
      directory = Files.createDirectory(sandbox.directory().resolve("disk"));
      sandbox.command("mount", "-t", "tmpfs", "-o", "size=1m", "none", directory).run().orFail();
    }

    void fill() {
      sandbox.command("sh", "-c", "head -c 2000000 /dev/zero >" + directory + "/filler").run();
    }

    void empty() throws IOException {
      Files.delete(directory.resolve("filler"));
    }

    @Override
    public void close() {
      sandbox.command("umount", "-l", directory).run().orFail();
    }
  }

  @Test
  @Tag("root")
  void aFullDiskUnderAChildLogIsToldOnceWithTheLossAndSurvived(Sandbox sandbox) throws IOException {
    try (SmallDisk disk = new SmallDisk(sandbox)) {
      RunningDaemon daemon =
          Launch.start(sandbox, Survival.WITNESS + TALKER.formatted(disk.directory));
      disk.fill();
      daemon
          .log()
          .await(
              "CRIT cannot write log \\S+talker.out: \\S.*No space left on device.*; trying on$");
      daemon.log().await("WARN lost output: \\d+ bytes of \\S+talker.out$");
      Survival.check(daemon);
      disk.empty();
      Path log = disk.directory.resolve("talker.out");
      long size = Files.size(log);
      Await.until("the log goes on", () -> Files.size(log) > size);
      assertThat(daemon.log().count("cannot write log")).isEqualTo(1);
      assertThat(daemon.terminate()).isZero();
    }
  }

  @Test
  @Tag("root")
  void aFullDiskUnderMainLogAndPidFileEndsNothing(Sandbox sandbox) throws IOException {
    try (SmallDisk disk = new SmallDisk(sandbox)) {
      disk.fill();
      RunningDaemon daemon =
          Launch.foreground(
              sandbox,
              Launch.standard(Survival.WITNESS).replace("@DIR@/main.", disk.directory + "/main."),
              HttpTarget.unix(Launch.socket(sandbox)));
      Survival.check(daemon);
      disk.empty();
      Survival.check(daemon);
      TextFile log = new TextFile(disk.directory.resolve("main.log"));
      log.await("spawned: 'witness'");
      log.await("WARN lost output: \\d+ bytes of \\S+/main.log$");
      log.await("INFO pidfile \\S+/main.pid is written at last$");
      TextFile pidFile = new TextFile(disk.directory.resolve("main.pid"));
      assertThat(pidFile.text()).isEqualTo(daemon.pid() + "\n");
      assertThat(daemon.terminate()).isZero();
      assertThat(pidFile.exists()).isFalse();
    }
  }

  @Test
  @Tag("root")
  void everyLostByteIsCounted(Sandbox sandbox) throws IOException {
    try (SmallDisk disk = new SmallDisk(sandbox)) {
      Path log = disk.directory.resolve("burst.out");
      RunningDaemon daemon =
          Launch.start(
              sandbox,
              Survival.WITNESS
                  + "[program:burst]\nstartsecs=0\nstdout_logfile_maxbytes=0\nstdout_logfile="
                  + log
                  + "\ncommand=/bin/sh -c 'head -c 3000000 /dev/zero; echo >&2; exec sleep 1000'\n"
                  + "stderr_logfile=@DIR@/burst.err\n");
      Path end = sandbox.directory().resolve("burst.err");
      Await.until("all is said", () -> Files.exists(end) && Files.size(end) > 0);
      Survival.check(daemon);
      assertThat(daemon.terminate()).isZero();
      long lost = 0;
      Matcher told =
          Pattern.compile("lost output: (\\d+) bytes of \\S+burst.out")
              .matcher(daemon.log().text());
      while (told.find()) {
        lost += Long.parseLong(told.group(1));
      }
      assertThat(lost).isPositive();
      assertThat(lost + Files.size(log)).isEqualTo(3_000_000);
    }
  }

  @Test
  void theDirectoryOfTheMainLogMayVanishAndComeBack(Sandbox sandbox) throws IOException {
    Path logs = Files.createDirectory(sandbox.directory().resolve("logs"));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            Launch.standard(Survival.WITNESS).replace("@DIR@/main.", logs + "/main."),
            HttpTarget.unix(Launch.socket(sandbox)));
    sandbox.command("rm", "-r", logs).run().orFail();
    daemon.signal("USR2");
    Survival.check(daemon);
    Files.createDirectory(logs);
    TextFile log = new TextFile(logs.resolve("main.log"));
    Await.until("the log is there again", log::exists);
    Survival.check(daemon);
    log.await("spawned: 'witness'");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void aDirectoryMayVanishUnderARotatingLog(Sandbox sandbox) throws IOException {
    Path logs = Files.createDirectory(sandbox.directory().resolve("logs"));
    RunningDaemon daemon =
        Launch.start(
            sandbox, Survival.WITNESS + TALKER.formatted(logs) + "stdout_logfile_maxbytes=20000\n");
    Path rotated = logs.resolve("talker.out.1");
    Await.until("a rotation", () -> Files.exists(rotated));
    sandbox.command("rm", "-r", logs).run().orFail();
    daemon.log().await("CRIT cannot (rotate|open) log \\S+talker.out: .*; trying on$");
    Survival.check(daemon);
    Files.createDirectory(logs);
    Await.until("a rotation", () -> Files.exists(rotated));
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void aDeletedLogDirectoryComesBackWithAReopen(Sandbox sandbox) throws IOException {
    Path logs = Files.createDirectory(sandbox.directory().resolve("logs"));
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS + TALKER.formatted(logs));
    Path log = logs.resolve("talker.out");
    Await.until("a first line", () -> Files.exists(log) && Files.size(log) > 0);
    sandbox.command("rm", "-r", logs).run().orFail();
    daemon.signal("USR2");
    daemon.log().await("CRIT cannot open log \\S+talker.out: .*; trying on$");
    Survival.check(daemon);
    Files.createDirectory(logs);
    Await.until("the log is there again", () -> Files.exists(log) && Files.size(log) > 0);
    assertThat(daemon.terminate()).isZero();
  }
}

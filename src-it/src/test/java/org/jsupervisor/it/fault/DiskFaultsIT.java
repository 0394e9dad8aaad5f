package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
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
      Await.until(
          "the main log goes on",
          () ->
              Files.readString(disk.directory.resolve("main.log")).contains("spawned: 'witness'"));
      assertThat(daemon.terminate()).isZero();
    }
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

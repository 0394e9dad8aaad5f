package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.fault.Survival;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A daemon of an ordinary user that gets no more processes, descriptors or files. */
@PrivateDaemon
@Tag("root")
class ScarcityIT {
  /** A user without any process, so that a limit on them is one on this daemon's. */
  private static final String NOBODY_ELSE = "54321";

  private static RunningDaemon start(Sandbox sandbox, String sections, String... limits) {
    Machine.assumeRoot();
    Isolation.open(sandbox);
    Path config =
        sandbox.write("supervisord.conf", Launch.standard(sections).replace("user=root", ""));
    List<Object> words = new ArrayList<>(List.of("prlimit"));
    words.addAll(List.of(limits));
    words.addAll(List.of(Isolation.daemonForEverybody(sandbox), "-n", "-c", config));
    return Launch.foreground(
        sandbox,
        sandbox.command(words.toArray()).as(NOBODY_ELSE, NOBODY_ELSE),
        HttpTarget.unix(Launch.socket(sandbox)));
  }

  @Test
  void withoutMoreProcessesTheOthersGoOnAndStartsAreTriedAgain(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        start(
            sandbox,
            "[supervisord]\nminprocs=50\n"
                + Survival.WITNESS
                + "[program:many]\ncommand=/bin/sleep 1000\nstartsecs=0\nstartretries=2\n"
                + "numprocs=60\nprocess_name=%(process_num)02d\nautostart=false\n",
            "--nproc=50:50");
    daemon.awaitRunning("witness");
    daemon.rpc("supervisor.startProcessGroup", "many", false);
    daemon
        .log()
        .await("INFO spawnerr: (Too many processes in process table to spawn|unknown error)");
    daemon.awaitState("many:59", "FATAL");
    assertThat(daemon.state("many:00")).isEqualTo("RUNNING");
    assertThat(daemon.rpc("supervisor.stopProcess", "many:00")).isEqualTo(true);
    Survival.check(daemon);
    daemon.rpc("supervisor.stopProcessGroup", "many");
    assertThat(daemon.rpc("supervisor.startProcess", "many:59")).isEqualTo(true);
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void withoutMoreDescriptorsItWaitsForThemWithoutSpinning(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        start(
            sandbox,
            "[supervisord]\nminfds=80\n"
                + Survival.WITNESS
                + "[program:late]\ncommand=/bin/sleep 1000\nstartsecs=0\nautostart=false\n"
                + "startretries=0\n",
            "--nofile=80:80");
    daemon.awaitRunning("witness");
    List<SocketChannel> clients = new ArrayList<>();
    for (int count = 0; count < 100; count++) {
      clients.add(SocketChannel.open(UnixDomainSocketAddress.of(Launch.socket(sandbox))));
    }
    Await.until("few are left", () -> ProcFs.descriptors(daemon.pid()).size() > 60);
    long before = ProcFs.cpuTicks(daemon.pid());
    long begun = System.nanoTime();
    Await.until("two seconds have passed", () -> System.nanoTime() - begun > 2_000_000_000L);
    assertThat(ProcFs.cpuTicks(daemon.pid()) - before)
        .as("hundredths of CPU seconds in two")
        .isLessThan(100);
    for (SocketChannel client : clients) {
      client.close();
    }
    Await.until("it starts programs again", () -> hasStarted(daemon));
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  private static boolean hasStarted(RunningDaemon daemon) {
    return Boolean.TRUE.equals(daemon.rpc("supervisor.startProcess", "late"));
  }

  @Test
  void logFilesThatMayNotBeWrittenComeBackWhenTheyMay(Sandbox sandbox) throws IOException {
    Machine.assumeRoot();
    Path logs = Files.createDirectory(sandbox.directory().resolve("logs"));
    Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxrwxrwx"));
    RunningDaemon daemon =
        start(
            sandbox,
            Survival.WITNESS
                + "[program:talker]\nstdout_logfile=@DIR@/logs/talker.out\nstartsecs=0\n"
                + "command=/bin/sh -c 'while :; do echo line; echo >> @DIR@/said; sleep 0.05; done'\n");
    Path log = logs.resolve("talker.out");
    Path said = sandbox.directory().resolve("said");
    Await.until("a first line", () -> Files.exists(log) && Files.size(log) > 0);
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("r-xr-xr-x"));
    daemon.signal("USR2");
    daemon.log().await("CRIT cannot open log \\S+talker.out: .*; trying on$");
    long saidBefore = Files.size(said);
    Await.until("two more lines were said", () -> Files.size(said) > saidBefore + 1);
    Survival.check(daemon);
    long size = Files.size(log);
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-rw-rw-"));
    Await.until("the log goes on", () -> Files.size(log) > size);
    daemon.log().await("WARN lost output: \\d+ bytes of \\S+talker.out$");
    assertThat(daemon.terminate()).isZero();
  }
}

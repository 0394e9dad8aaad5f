package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/**
 * A wall clock that is set back and forth. The kernel's own cannot be set for one process, and time
 * namespaces do not have it, so a library between the program and the C library shifts it.
 */
@PrivateDaemon
class ClockFaultsIT {
  private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

  private static void shiftClock(Sandbox sandbox, long seconds) throws IOException {
    ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    Files.write(
        sandbox.directory().resolve("shift"),
        word.putLong(seconds).array(),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private static RunningDaemon start(Sandbox sandbox, String sections) throws IOException {
    Requirement.meansOurs(sandbox, "the original counts times by the wall clock");
    Path compiler = Machine.program("cc");
    Path library = sandbox.directory().resolve("shifted_clock.so");
    Path source = sandbox.resource("shifted_clock.c");
    sandbox.command(compiler, "-shared", "-fPIC", "-O1", "-o", library, source).run().orFail();
    shiftClock(sandbox, 0);
    Path config = sandbox.write("supervisord.conf", Launch.standard(sections));
    return Launch.foreground(
        sandbox,
        sandbox
            .daemon("-n", "-c", config)
            .with("LD_PRELOAD", library.toString())
            .with("SHIFTED_CLOCK", sandbox.directory().resolve("shift").toString()),
        HttpTarget.unix(Launch.socket(sandbox)));
  }

  @Test
  void stepsOfYearsNeitherHastenNorDelayAnything(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        start(
            sandbox,
            Survival.WITNESS
                + "[program:slow]\ncommand=/bin/sleep 1000\nstartsecs=3\nautostart=false\n"
                + "[program:deaf]\ncommand=/bin/sh -c 'trap \"\" TERM; while :; do sleep 1; done'\n"
                + "startsecs=0\nstopwaitsecs=3\n");
    daemon.awaitRunning("deaf");
    daemon.rpc("supervisor.startProcess", "slow", false);
    for (long shift : List.of(YEAR_SECONDS, -YEAR_SECONDS, 1L, 0L)) {
      long begun = System.nanoTime();
      daemon.rpc("supervisor.stopProcess", "slow");
      daemon.rpc("supervisor.startProcess", "slow", false);
      daemon.rpc("supervisor.stopProcess", "deaf", false);
      shiftClock(sandbox, shift);
      assertThat(daemon.state("slow")).isEqualTo("STARTING");
      assertThat(daemon.state("deaf")).isEqualTo("STOPPING");
      daemon.awaitState("slow", "RUNNING");
      daemon.awaitState("deaf", "STOPPED");
      assertThat(System.nanoTime() - begun).isGreaterThan(Duration.ofSeconds(3).toNanos());
      daemon.rpc("supervisor.startProcess", "deaf");
      assertShifted(daemon, shift);
      Survival.check(daemon);
    }
    assertThat(daemon.terminate()).isZero();
  }

  private static void assertShifted(RunningDaemon daemon, long shift) {
    int now = (Integer) java.util.Objects.requireNonNull(daemon.info("witness").get("now"));
    assertThat((long) now)
        .as("the daemon's wall clock")
        .isBetween(
            System.currentTimeMillis() / 1000 + shift - 30,
            System.currentTimeMillis() / 1000 + shift + 30);
    assertThat(String.valueOf(daemon.info("deaf").get("description")))
        .matches("pid \\d+, uptime 0:00:\\d\\d");
  }

  @Test
  void ticksAndRetriesGoOn(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        start(
            sandbox,
            Survival.WITNESS
                + "[program:crash]\ncommand=/bin/false\nstartretries=1000\n"
                + "[eventlistener:ticks]\nevents=TICK_5\nstartsecs=0\n"
                + "command=/bin/sh -c 'while echo READY; do read line; echo tick >>@DIR@/ticks; head"
                + " -c ${line##*len:} >/dev/null; printf \"RESULT 2\\nOK\"; done'\n");
    daemon.awaitRunning("ticks");
    for (long shift : List.of(-YEAR_SECONDS, YEAR_SECONDS)) {
      int spawned = daemon.log().count("spawned: 'crash'");
      shiftClock(sandbox, shift);
      Await.until("another try", () -> daemon.log().count("spawned: 'crash'") > spawned);
      int ticks = sandbox.file("ticks").count("tick");
      Await.until("two ticks", () -> sandbox.file("ticks").count("tick") > ticks + 1);
    }
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }
}

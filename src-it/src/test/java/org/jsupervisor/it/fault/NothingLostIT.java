package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All output of programs is in their logs, up to the last byte, whatever happens meanwhile. */
@PrivateDaemon
class NothingLostIT {
  /** Prints a hundred thousand numbered lines. */
  private static final String COUNTER =
      """
      [program:counter]
      command=/usr/bin/seq 100000
      startsecs=0
      autorestart=false
      stdout_logfile=@DIR@/counter.out
      """;

  /** Prints as much as fits into its pipe and a last line when it is asked to end. */
  private static final String TALKATIVE =
      """
      [program:talkative]
      command=/bin/sh -c 'trap "seq 50000; echo last; exit 0" TERM; echo first; while :; do sleep 0.05; done'
      stopsignal=TERM
      stopwaitsecs=30
      startsecs=0
      stdout_logfile=@DIR@/talkative.out
      stdout_logfile_maxbytes=0
      """;

  private static void assertCountsTo(int last, List<Path> parts) throws IOException {
    int expected = 1;
    StringBuilder text = new StringBuilder();
    for (Path part : parts) {
      text.append(Files.readString(part));
    }
    for (String line : text.toString().split("\n", -1)) {
      if (!line.isEmpty()) {
        assertThat(line).isEqualTo(Integer.toString(expected));
        expected++;
      }
    }
    assertThat(expected - 1).isEqualTo(last);
  }

  @Test
  void everyLineIsThereAfterManyRotations(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + COUNTER
                + "stdout_logfile_maxbytes=5000\nstdout_logfile_backups=500\n");
    daemon.awaitState("counter", "EXITED");
    List<Path> parts = new ArrayList<>();
    for (int backup = 500; backup > 0; backup--) {
      Path part = sandbox.file("counter.out." + backup).path();
      if (Files.exists(part)) {
        parts.add(part);
      }
    }
    assertThat(parts).isNotEmpty();
    parts.add(sandbox.file("counter.out").path());
    assertCountsTo(100_000, parts);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void everyLineIsThereWhenFilesAreMovedAwayAndReopened(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + COUNTER.replace(
                    "/usr/bin/seq 100000",
                    "/bin/sh -c 'for n in 0 1 2 3 4 5 6 7 8 9; do seq $((n*500+1)) $((n*500+500)); sleep 0.1; done'")
                + "stdout_logfile_maxbytes=0\nautostart=false\n");
    Path log = sandbox.file("counter.out").path();
    daemon.rpc("supervisor.startProcess", "counter");
    List<Path> parts = new ArrayList<>();
    while (!daemon.state("counter").equals("EXITED")) {
      Path part = sandbox.file("moved." + parts.size()).path();
      Files.move(log, part);
      parts.add(part);
      daemon.signal("USR2");
      Await.until(
          "the file is there again",
          () -> Files.exists(log) || daemon.state("counter").equals("EXITED"));
    }
    assertThat(parts).hasSizeGreaterThan(2);
    if (Files.exists(log)) {
      parts.add(log);
    }
    assertCountsTo(5000, parts);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void whatIsSaidWhileStoppingIsThereAfterTheStop(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS + TALKATIVE);
    sandbox.file("talkative.out").await("^first$");
    assertThat(daemon.rpc("supervisor.stopProcess", "talkative")).isEqualTo(true);
    assertIsWhole(sandbox);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void whatIsSaidAtTheShutdownIsThereAfterIt(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS + TALKATIVE);
    sandbox.file("talkative.out").await("^first$");
    assertThat(daemon.terminate()).isZero();
    assertIsWhole(sandbox);
  }

  private static void assertIsWhole(Sandbox sandbox) throws IOException {
    List<String> lines = Files.readAllLines(sandbox.file("talkative.out").path());
    assertThat(lines).hasSize(50_002).startsWith("first", "1").endsWith("50000", "last");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "SEGV", "HUP"})
  void whatAKilledProgramHasSaidIsThere(String signal, Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:victim]\nautorestart=false\nstartsecs=0\nnumprocs=10\n"
                + "process_name=v%(process_num)d\nstdout_logfile=@DIR@/victim%(process_num)d.out\n"
                + "command=/bin/sh -c 'ulimit -c 0; head -c 50000 /dev/zero; echo; echo last; kill -"
                + signal
                + " $$'\n");
    for (int number = 0; number < 10; number++) {
      daemon.awaitState("victim:v" + number, "EXITED");
      byte[] log = Files.readAllBytes(sandbox.file("victim" + number + ".out").path());
      assertThat(log).as("log of v%d", number).hasSize(50_006);
    }
    assertThat(daemon.terminate()).isZero();
  }
}

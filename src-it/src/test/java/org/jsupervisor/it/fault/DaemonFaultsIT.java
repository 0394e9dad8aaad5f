package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpReply;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.XmlRpc;
import org.junit.jupiter.api.Test;

/** Daemons that were killed, or started twice. */
@PrivateDaemon
class DaemonFaultsIT {

  private static RunningDaemon startAgain(Sandbox sandbox) {
    Path config = sandbox.directory().resolve("supervisord.conf");
    return Launch.foreground(
        sandbox, sandbox.daemon("-n", "-c", config), HttpTarget.unix(Launch.socket(sandbox)));
  }

  @Test
  void afterAKillTheNextStartTakesOverTheSocketAndThePidFile(Sandbox sandbox) throws IOException {
    RunningDaemon first = Launch.start(sandbox, Survival.WITNESS);
    long orphan = first.awaitRunning("witness");
    Machine.signal(first.pid(), "KILL");
    first.awaitExit();
    assertThat(Files.exists(Launch.socket(sandbox))).isTrue();
    RunningDaemon second = startAgain(sandbox);
    assertThat(second.pid()).isNotEqualTo(first.pid());
    assertThat(sandbox.file("main.pid").text()).isEqualTo(second.pid() + "\n");
    Survival.check(second);
    Machine.signal(orphan, "KILL");
    assertThat(second.terminate()).isZero();
  }

  @Test
  void theNextStartTellsWhatAKilledDaemonHasLeft(Sandbox sandbox) throws IOException {
    RunningDaemon first =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:parent]\nprocess_name=%(process_num)02d\nnumprocs=2\nstartsecs=0\n"
                + "command=/bin/sh -c 'sleep 1000 & exec sleep 1000'\n");
    long orphan = first.awaitRunning("witness");
    first.awaitRunning("parent:01");
    Machine.signal(first.pid(), "KILL");
    first.awaitExit();
    assertThat(ProcFs.isAlive(orphan)).isTrue();
    RunningDaemon second = startAgain(sandbox);
    second
        .log()
        .await(
            "WARN pidfile \\S+/main.pid is that of a supervisord which ended without removing it,"
                + " pid "
                + first.pid()
                + "$");
    second
        .log()
        .await(
            "WARN programs of a supervisord that has ended are still running:"
                + " parent:00 \\(pid \\d+ \\d+\\), parent:01 \\(pid \\d+ \\d+\\), witness \\(pid "
                + orphan
                + "\\); stop them unless they may run beside those of this one$");
    Survival.check(second);
    assertThat(ProcFs.isAlive(orphan)).isTrue();
    assertThat(second.terminate()).isZero();
    startAgain(sandbox).terminate();
    assertThat(second.log().count("is that of a supervisord")).isOne();
  }

  @Test
  void aCrashIsReportedInAKnownPlaceAndTheProgramsLiveOn(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "the original has no runtime to report for it");
    Path place = Files.createDirectory(sandbox.directory().resolve("crashes"));
    Path config = sandbox.write("supervisord.conf", Launch.standard(Survival.WITNESS));
    RunningDaemon first =
        Launch.foreground(
            sandbox,
            sandbox
                .daemon("-n", "-c", config)
                .with("JSUPERVISOR_CRASH_DIR", place.toString())
                .with("JSUPERVISOR_JAVA_OPTS", "-XX:-CreateCoredumpOnCrash"),
            HttpTarget.unix(Launch.socket(sandbox)));
    long orphan = first.awaitRunning("witness");
    Machine.signal(first.pid(), "SEGV");
    assertThat(first.awaitExit()).isNotZero();
    assertThat(place.resolve("jsupervisord-crash-" + first.pid() + ".log"))
        .content()
        .contains("SIGSEGV");
    assertThat(ProcFs.isAlive(orphan)).isTrue();
    RunningDaemon second = startAgain(sandbox);
    second.log().await("are still running: witness \\(pid " + orphan + "\\); ");
    Survival.check(second);
    assertThat(second.terminate()).isZero();
  }

  @Test
  void aRequestThatExhaustsTheHeapEndsAloneAndTheDumpIsInAKnownPlace(Sandbox sandbox)
      throws IOException {
    Requirement.meansOurs(sandbox, "the original has no heap");
    Path place = Files.createDirectory(sandbox.directory().resolve("crashes"));
    String sections = "stdout_logfile=@DIR@/large.out\nstdout_logfile_maxbytes=0\n";
    Path config = sandbox.write("supervisord.conf", Launch.standard(Survival.WITNESS + sections));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sandbox
                .daemon("-n", "-c", config)
                .with("JSUPERVISOR_CRASH_DIR", place.toString())
                .with("JSUPERVISOR_JAVA_OPTS", "-Xmx24m -XX:+HeapDumpOnOutOfMemoryError"),
            HttpTarget.unix(Launch.socket(sandbox)));
    daemon.awaitRunning("witness");
    Files.writeString(sandbox.directory().resolve("large.out"), "x".repeat(16_000_000));
    String call = XmlRpc.request("supervisor.readProcessStdoutLog", "witness", 0, 0);
    HttpReply reply = daemon.target().post("/RPC2", call);
    assertThat(reply.status() == 500 || reply.text().contains("<fault>")).isTrue();
    daemon.log().await("CRIT .*OutOfMemoryError");
    assertThat(place.resolve("java_pid" + daemon.pid() + ".hprof")).exists();
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void aPidFileIsWrittenAsSoonAsItCanBe(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "the original does not try again");
    Path obstacle = Files.createDirectory(sandbox.file("main.pid").path());
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS);
    daemon.log().await("CRIT could not write pidfile \\S+/main.pid$");
    Survival.check(daemon);
    Files.delete(obstacle);
    daemon.log().await("INFO pidfile \\S+/main.pid is written at last$");
    assertThat(sandbox.file("main.pid").text()).isEqualTo(daemon.pid() + "\n");
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.file("main.pid").exists()).isFalse();
  }

  @Test
  void aSecondDaemonOnTheSameSocketRefusesAndTheFirstGoesOn(Sandbox sandbox) throws IOException {
    RunningDaemon first = Launch.start(sandbox, Survival.WITNESS);
    long witness = first.awaitRunning("witness");
    Path config = sandbox.directory().resolve("supervisord.conf");
    Outcome second = sandbox.daemon("-n", "-c", config).run();
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.stderr()).contains("Another program is already listening");
    assertThat(first.rpc("supervisor.getPID")).isEqualTo((int) first.pid());
    assertThat(first.pidOf("witness")).isEqualTo(witness);
    assertThat(sandbox.file("main.pid").text()).isEqualTo(first.pid() + "\n");
    Survival.check(first);
    assertThat(first.terminate()).isZero();
  }
}

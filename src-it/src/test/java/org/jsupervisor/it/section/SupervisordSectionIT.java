package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The daemon itself: foreground and background, pid file, limits, its log. */
@PrivateDaemon
class SupervisordSectionIT {
  private static final String SLEEPER = "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\n";

  @Test
  void daemonizingDetachesTheDaemonOnceItIsUp(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard("[supervisord]\ndirectory=/var\n" + SLEEPER));
    HttpTarget target = HttpTarget.unix(Launch.socket(sandbox));
    RunningDaemon daemon =
        Launch.background(sandbox, sandbox.daemon("-c", "supervisord.conf", "-m", "027"), target);
    assertThat(daemon.log().text()).contains("INFO daemonizing the supervisord process");
    daemon.log().await("INFO supervisord started with pid " + daemon.pid() + "$");
    assertThat(ProcFs.session(daemon.pid())).isEqualTo(daemon.pid());
    assertThat(ProcFs.parent(daemon.pid())).isNotEqualTo(ProcessHandle.current().pid());
    assertThat(ProcFs.workingDirectory(daemon.pid())).isEqualTo("/var");
    assertThat(ProcFs.status(daemon.pid(), "Umask")).isEqualTo("0027");
    Map<Integer, String> descriptors = ProcFs.descriptors(daemon.pid());
    assertThat(List.of(0, 1, 2)).allMatch(fd -> "/dev/null".equals(descriptors.get(fd)));
    daemon.awaitRunning("one");
    daemon.terminate();
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  void parentOfADaemonizedDaemonPrintsNothing(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard(SLEEPER));
    var outcome = sandbox.daemon("-c", "supervisord.conf").run();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.stdout() + outcome.stderr()).isEmpty();
  }

  @Test
  void pidFileAndSocketComeAndGo(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, SLEEPER);
    assertThat(sandbox.file("main.pid").text()).isEqualTo(daemon.pid() + "\n");
    assertThat(daemon.rpc("supervisor.getPID")).isEqualTo((int) daemon.pid());
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.file("main.pid").exists()).isFalse();
    assertThat(sandbox.file("s.sock").exists()).isFalse();
  }

  @Test
  @Tag("root")
  void minfdsRaisesTheLimitForDaemonAndChildren(Sandbox sandbox) {
    Machine.assumeRoot();
    sandbox.write("supervisord.conf", Launch.standard("[supervisord]\nminfds=2222\n" + SLEEPER));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sandbox.command(
                "prlimit",
                "--nofile=1024:4096",
                sandbox.daemonProduct().daemon(),
                "-n",
                "-c",
                "supervisord.conf"),
            HttpTarget.unix(Launch.socket(sandbox)));
    daemon.log().await("INFO Increased RLIMIT_NOFILE limit to 2222$");
    assertThat(ProcFs.openFilesLimit(daemon.pid())).isEqualTo(2222);
    assertThat(ProcFs.openFilesLimit(daemon.awaitRunning("one"))).isEqualTo(2222);
  }

  @Test
  void limitsBeyondMinfdsAreLeftAlone(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard("[supervisord]\nminfds=500\n" + SLEEPER));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sandbox.command(
                "prlimit",
                "--nofile=1000:4096",
                sandbox.daemonProduct().daemon(),
                "-n",
                "-c",
                "supervisord.conf"),
            HttpTarget.unix(Launch.socket(sandbox)));
    assertThat(ProcFs.openFilesLimit(daemon.awaitRunning("one"))).isEqualTo(1000);
    assertThat(daemon.log().text()).doesNotContain("RLIMIT_NOFILE");
  }

  @Test
  void foregroundCopiesTheLogToStdout(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, SLEEPER);
    daemon.awaitRunning("one");
    assertThat(daemon.terminate()).isZero();
    assertThat(daemon.stdout()).isEqualTo(daemon.log().text());
    assertThat(daemon.log().text().lines())
        .allMatch(
            line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} [A-Z]{4} .*"));
  }

  @Test
  void silentPrintsNothing(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, "[supervisord]\nsilent=true\n" + SLEEPER);
    daemon.awaitRunning("one");
    assertThat(daemon.terminate()).isZero();
    assertThat(daemon.stdout()).isEmpty();
  }

  @Test
  void theMainLogRotates(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, "[supervisord]\nlogfile_maxbytes=300\nlogfile_backups=2\n" + SLEEPER);
    daemon.awaitRunning("one");
    for (int i = 0; i < 4; i++) {
      daemon.rpc("supervisor.stopProcess", "one");
      daemon.rpc("supervisor.startProcess", "one", true);
      daemon.awaitRunning("one");
    }
    Await.until("two backups", () -> sandbox.file("main.log.2").exists());
    assertThat(sandbox.file("main.log.1").text().length()).isBetween(300, 500);
    assertThat(sandbox.file("main.log.3").exists()).isFalse();
  }

  @Test
  void loglevelDebugShowsTheOutputOfChildren(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [supervisord]
            loglevel=debug
            [program:say]
            command=/bin/sh -c 'echo something; exec sleep 300'
            """);
    daemon.log().await("DEBG 'say' stdout output:\nsomething$");
  }

  @Test
  void commandLineGoesBeforeTheFile(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard(SLEEPER));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sandbox.daemon(
                "-n",
                "-c",
                "supervisord.conf",
                "-l",
                "other.log",
                "-j",
                "other.pid",
                "-i",
                "its-id",
                "--loglevel=debug",
                "-k"),
            HttpTarget.unix(Launch.socket(sandbox)));
    assertThat(daemon.rpc("supervisor.getIdentification")).isEqualTo("its-id");
    assertThat(sandbox.file("other.pid").text()).isEqualTo(daemon.pid() + "\n");
    sandbox.file("other.log").await("INFO supervisord started with pid");
    assertThat(daemon.log().exists()).isFalse();
  }

  @Test
  @Tag("root")
  void rootWithoutAUserIsWarned(Sandbox sandbox) {
    Machine.assumeRoot();
    String config = Launch.standard(SLEEPER).replace("user=root", "");
    RunningDaemon daemon =
        Launch.foreground(sandbox, config, HttpTarget.unix(Launch.socket(sandbox)));
    assertThat(daemon.log().text())
        .contains(
            " CRIT Supervisor is running as root.  Privileges were not dropped because no user is"
                + " specified in the config file.  If you intend to run as root, you can set"
                + " user=root in the config file to avoid this message.");
  }

  @Test
  @Tag("root")
  void userDropsTheDaemonsPrivileges(Sandbox sandbox) throws IOException {
    Machine.assumeRoot();
    Files.setPosixFilePermissions(
        sandbox.directory(), java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
    String config = Launch.standard(SLEEPER).replace("user=root", "user=nobody");
    RunningDaemon daemon =
        Launch.foreground(sandbox, config, HttpTarget.unix(Launch.socket(sandbox)));
    String uid = sandbox.command("id", "-u", "nobody").run().stdout().trim();
    daemon.log().await("INFO Set uid to user " + uid + " succeeded$");
    assertThat(ProcFs.status(daemon.pid(), "Uid").split("\t", -1)).containsOnly(uid);
    assertThat(ProcFs.status(daemon.awaitRunning("one"), "Uid").split("\t", -1)).containsOnly(uid);
    assertThat(daemon.terminate()).isZero();
  }
}

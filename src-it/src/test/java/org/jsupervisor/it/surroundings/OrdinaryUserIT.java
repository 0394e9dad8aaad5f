package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A daemon started by a user without any privilege. */
@PrivateDaemon
@Tag("root")
class OrdinaryUserIT {
  private static final String SLEEPER = "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\n";

  @Test
  void needsNothingOfRoot(Sandbox sandbox) {
    Path config = write(sandbox, "", SLEEPER);
    RunningDaemon daemon =
        Launch.foreground(
            sandbox, daemon(sandbox, config), HttpTarget.unix(Launch.socket(sandbox)));
    String uid = Isolation.uid(sandbox, "nobody");
    long child = daemon.awaitRunning("one");
    assertThat(ProcFs.status(daemon.pid(), "Uid").split("\t", -1)).containsOnly(uid);
    assertThat(ProcFs.status(child, "Uid").split("\t", -1)).containsOnly(uid);
    assertThat(daemon.log().text()).doesNotContain("root").doesNotContain("Set uid");
    assertThat(daemon.ctl("status", "one").stdout()).contains("RUNNING");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void ownNameAsUserIsNoSwitch(Sandbox sandbox) {
    Path config = write(sandbox, "user=nobody", SLEEPER + "user=nobody\n");
    RunningDaemon daemon =
        Launch.foreground(
            sandbox, daemon(sandbox, config), HttpTarget.unix(Launch.socket(sandbox)));
    daemon.log().await("INFO Set uid to user " + Isolation.uid(sandbox, "nobody") + " succeeded$");
    daemon.awaitRunning("one");
  }

  @Test
  void anotherUserIsRefused(Sandbox sandbox) {
    Outcome outcome = daemon(sandbox, write(sandbox, "user=root", SLEEPER)).run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr())
        .startsWith("Error: Can't drop privilege as nonroot user\nFor help, use ");
  }

  @Test
  void limitsBeyondTheHardOneAreRefused(Sandbox sandbox) {
    Outcome outcome = daemon(sandbox, write(sandbox, "minfds=99999999", SLEEPER)).run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr())
        .startsWith(
            "Error: The minimum number of file descriptors required to run this process is"
                + " 99999999 as per the \"minfds\" command-line argument or config file setting."
                + " The current environment will only allow you to open ");
  }

  @Test
  void processLimitBeyondTheHardOneIsRefused(Sandbox sandbox) {
    Path config = write(sandbox, "minprocs=99999999", SLEEPER);
    Outcome outcome =
        sandbox
            .command(
                "prlimit",
                "--nproc=5000:5000",
                Isolation.daemonForEverybody(sandbox),
                "-n",
                "-c",
                config)
            .as("nobody", "nogroup")
            .run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr())
        .startsWith(
            "Error: The minimum number of available processes required to run this program is"
                + " 99999999 as per the \"minprocs\" command-line argument or config file setting."
                + " The current environment will only allow you to open "
                + (sandbox.daemonProduct() == Product.OURS ? "5000" : "99999999")
                + " processes.  Either raise the number of usable processes in your environment"
                + " (see README.rst) or lower the minprocs setting in the config file to allow the"
                + " program to start.\n");
  }

  @Test
  void logThatCannotBeWrittenEndsTheStart(Sandbox sandbox) {
    Machine.assumeRoot();
    Path config = sandbox.write("supervisord.conf", Launch.standard("").replace("user=root", ""));
    Outcome outcome = daemon(sandbox, config).run();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr()).contains(sandbox.file("main.log").path().toString());
  }

  @Test
  void unreadableWorkingDirectoryIsNoObstacle(Sandbox sandbox) throws IOException {
    Path config = write(sandbox, "", SLEEPER);
    Path locked = Files.createDirectory(sandbox.directory().resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox, daemon(sandbox, config).in(locked), HttpTarget.unix(Launch.socket(sandbox)));
    daemon.awaitRunning("one");
    assertThat(daemon.terminate()).isZero();
  }

  private static Path write(Sandbox sandbox, String option, String sections) {
    Machine.assumeRoot();
    Isolation.open(sandbox);
    return sandbox.write(
        "supervisord.conf", Launch.standard(sections).replace("user=root", option));
  }

  private static Command daemon(Sandbox sandbox, Path config) {
    return sandbox
        .command(Isolation.daemonForEverybody(sandbox), "-n", "-c", config)
        .as("nobody", "nogroup");
  }
}

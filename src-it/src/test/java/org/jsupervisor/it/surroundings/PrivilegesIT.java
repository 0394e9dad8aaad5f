package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A daemon started by root: whom it becomes, and to whom its files belong. */
@PrivateDaemon
@Tag("root")
class PrivilegesIT {
  private static final String SLEEPER = "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\n";

  @Test
  void daemonTakesOnUserAndAllItsGroupsAndSoDoPrograms(Sandbox sandbox) throws IOException {
    Isolation.assumeNamespaces(sandbox);
    Isolation.open(sandbox);
    RunningDaemon daemon =
        withGroups(
            sandbox,
            Launch.standard(SLEEPER)
                .replace("user=root", "user=www-data\nminfds=1200\nminprocs=100\n")
                .replace("\nfile=", "\nchmod=0770\nchown=www-data:staff\nfile="));
    String uid = Isolation.uid(sandbox, "www-data");
    daemon.log().await("INFO Set uid to user " + uid + " succeeded$");
    daemon.log().await("INFO Increased RLIMIT_NOFILE limit to 1200$");
    assertIs(daemon.pid(), uid, "33 50");
    long child = daemon.awaitRunning("one");
    assertIs(child, uid, "33 50");
    assertThat(ProcFs.openFilesLimit(child)).isEqualTo(1200);
    assertFile(Launch.socket(sandbox), "www-data", "staff", "rwxrwx---");
    String log = String.valueOf(daemon.info("one").get("stdout_logfile"));
    assertFile(Path.of(log), "www-data", "www-data", "rw-------");
    assertFile(daemon.log().path(), "www-data", "www-data", "rw-r--r--");
    assertFile(sandbox.file("main.pid").path(), "www-data", "www-data", "rw-r--r--");
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.file("main.pid").exists()).isFalse();
    assertThat(sandbox.file("s.sock").exists()).isFalse();
  }

  @Test
  void programTakesOnUserAndAllItsGroups(Sandbox sandbox) {
    Isolation.assumeNamespaces(sandbox);
    RunningDaemon daemon = withGroups(sandbox, Launch.standard(SLEEPER + "user=www-data\n"));
    assertIs(daemon.awaitRunning("one"), Isolation.uid(sandbox, "www-data"), "33 50");
    assertIs(daemon.pid(), "0", "4");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void droppedPrivilegesCannotBeSwitchedAgain(Sandbox sandbox) {
    Machine.assumeRoot();
    Isolation.open(sandbox);
    RunningDaemon daemon =
        foreground(
            sandbox,
            Launch.standard(SLEEPER + "user=nobody\nautorestart=false\nstderr_logfile=@DIR@/e.out")
                .replace("user=root", "user=www-data"));
    sandbox.file("e.out").await("supervisor: child process was not spawned$");
    assertThat(sandbox.file("e.out").text())
        .startsWith(
            "supervisor: couldn't setuid to "
                + Isolation.uid(sandbox, "nobody")
                + ": Can't drop privilege as nonroot user\n");
    daemon.log().await("WARN exited: one \\(exit status 127; not expected\\)$");
  }

  @Test
  void socketIsNotGivenToThoseTheUserMayNotGiveItTo(Sandbox sandbox) {
    Machine.assumeRoot();
    Isolation.open(sandbox);
    Path config =
        sandbox.write(
            "supervisord.conf",
            Launch.standard(SLEEPER)
                .replace("user=root", "user=www-data")
                .replace("\nfile=", "\nchown=nobody:nogroup\nfile="));
    Outcome outcome = daemon(sandbox, config).run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr())
        .startsWith(
            "Error: Not permitted to chown "
                + Launch.socket(sandbox)
                + " to uid/gid (65534, 65534); adjust \"sockchown\" value in config file or on"
                + " command line to values that the current user (www-data) can successfully"
                + " chown\nFor help, use ");
  }

  @Test
  void startInTheBackgroundTellsHowItWentAfterPrivilegesWereDropped(Sandbox sandbox) {
    Machine.assumeRoot();
    Isolation.open(sandbox);
    String config = Launch.standard(SLEEPER).replace("user=root", "user=www-data");
    Path refused =
        sandbox.write("refused.conf", config.replace("\nfile=", "\nchown=nobody:nogroup\nfile="));
    Path program = Isolation.daemonForEverybody(sandbox);
    Outcome outcome = sandbox.command(program, "-c", refused).run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("Error: Not permitted to chown").contains("For help");
    Path good = sandbox.write("supervisord.conf", config);
    RunningDaemon daemon =
        Launch.background(
            sandbox, sandbox.command(program, "-c", good), HttpTarget.unix(Launch.socket(sandbox)));
    assertThat(ProcFs.status(daemon.pid(), "Uid").split("\t", -1))
        .containsOnly(Isolation.uid(sandbox, "www-data"));
    daemon.terminate();
  }

  @Test
  void umaskOfTheSectionCountsOnlyInTheBackground(Sandbox sandbox) {
    Machine.assumeRoot();
    String config = Launch.standard("[supervisord]\numask=077\n" + SLEEPER);
    RunningDaemon daemon = foreground(sandbox, config);
    assertThat(ProcFs.status(daemon.awaitRunning("one"), "Umask")).isEqualTo("0022");
    assertThat(daemon.terminate()).isZero();
    RunningDaemon background =
        Launch.background(
            sandbox,
            sandbox.daemon("-c", "supervisord.conf"),
            HttpTarget.unix(Launch.socket(sandbox)));
    assertThat(ProcFs.status(background.awaitRunning("one"), "Umask")).isEqualTo("0077");
    background.terminate();
  }

  @Test
  void childLogsLieInChildlogdirAndNocleanupKeepsOldOnes(Sandbox sandbox) throws IOException {
    Machine.assumeRoot();
    Path logs = Files.createDirectory(sandbox.directory().resolve("logs"));
    Path old = Files.createFile(logs.resolve("x-stdout---supervisor-abcdefgh.log"));
    Path other = Files.createFile(logs.resolve("x-stdout---another-abcdefgh.log"));
    String config = Launch.standard("[supervisord]\nchildlogdir=@DIR@/logs\n" + SLEEPER);
    RunningDaemon keeping = foreground(sandbox, config.replace("user=", "nocleanup=true\nuser="));
    assertThat(keeping.info("one").get("stdout_logfile")).asString().startsWith(logs + "/one-");
    assertThat(keeping.terminate()).isZero();
    assertThat(old).exists();
    assertThat(foreground(sandbox, config).terminate()).isZero();
    assertThat(old).doesNotExist();
    assertThat(other).exists();
  }

  private static RunningDaemon withGroups(Sandbox sandbox, String config) {
    Path file = sandbox.write("supervisord.conf", config);
    Path groups =
        sandbox.write("group", "root:x:0:\nadm:x:4:\nwww-data:x:33:\nstaff:x:50:www-data\n");
    Path program = Isolation.daemonForEverybody(sandbox);
    return Launch.foreground(
        sandbox,
        Isolation.withGroups(
            sandbox,
            groups,
            "setpriv",
            "--groups=4",
            "prlimit",
            "--nofile=1024:4096",
            program,
            "-n",
            "-c",
            file),
        HttpTarget.unix(Launch.socket(sandbox)));
  }

  private static RunningDaemon foreground(Sandbox sandbox, String config) {
    Path file = sandbox.write("supervisord.conf", config);
    return Launch.foreground(
        sandbox, daemon(sandbox, file), HttpTarget.unix(Launch.socket(sandbox)));
  }

  private static Command daemon(Sandbox sandbox, Path config) {
    return sandbox.command(Isolation.daemonForEverybody(sandbox), "-n", "-c", config);
  }

  private static void assertIs(long pid, String uid, String groups) {
    assertThat(ProcFs.status(pid, "Uid").split("\t", -1)).containsOnly(uid);
    assertThat(ProcFs.status(pid, "Groups")).isEqualTo(groups);
  }

  private static void assertFile(Path file, String user, String group, String mode)
      throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
    assertThat(attributes.owner().getName()).isEqualTo(user);
    assertThat(attributes.group().getName()).isEqualTo(group);
    assertThat(PosixFilePermissions.toString(attributes.permissions())).isEqualTo(mode);
  }
}

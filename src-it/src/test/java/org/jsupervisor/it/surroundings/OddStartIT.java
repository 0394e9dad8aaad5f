package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** Starts with whatever environment, streams, limits and places a daemon is given. */
@PrivateDaemon
class OddStartIT {
  private static final String SLEEPER = "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\n";

  @Test
  void environmentReachesProgramsByteForByte(Sandbox sandbox) {
    String given =
        """
        exec env -u HOME LC_ALL=C LANG=de_DE.UTF-8 X="$(printf 'caf\\351\\377')" EMPTY= \\
          "spring.profile=a" "1ST=digit" "A-B=dash" "$(printf 'N\\351=x')" "-o=option" \\
          "LINES=$(printf 'a\\nb=c\\nd')" "M.L=$(printf 'a\\nb')" PWD=/nowhere OLDPWD=/old SHLVL=7 \\
          IFS=x home=h name=n version=1 JAVA_TOOL_OPTIONS=-Dx=y JDK_JAVA_OPTIONS=-Dy=z \\
          "$0" -n -c "$1"
        """;
    RunningDaemon daemon =
        start(
            sandbox,
            given,
            "[program:one]\ncommand=/bin/sh -c 'read line' %(ENV_X)s\nstartsecs=0\n");
    long child = daemon.awaitRunning("one");
    assertThat(ProcFs.read(child, "cmdline"))
        .isEqualTo("/bin/sh\0-c\0read line\0caf\u00e9\u00ff\0");
    Map<String, String> environment = ProcFs.environment(child);
    assertThat(environment)
        .containsEntry("LC_ALL", "C")
        .containsEntry("LANG", "de_DE.UTF-8")
        .containsEntry("X", "caf\u00e9\u00ff")
        .containsEntry("EMPTY", "")
        .containsEntry("spring.profile", "a")
        .containsEntry("1ST", "digit")
        .containsEntry("A-B", "dash")
        .containsEntry("N\u00e9", "x")
        .containsEntry("-o", "option")
        .containsEntry("LINES", "a\nb=c\nd")
        .containsEntry("M.L", "a\nb");
    assertThat(environment)
        .as("what the launcher's shell sets and uses itself")
        .containsEntry("PWD", "/nowhere")
        .containsEntry("OLDPWD", "/old")
        .containsEntry("SHLVL", "7")
        .containsEntry("IFS", "x")
        .containsEntry("home", "h")
        .containsEntry("name", "n")
        .containsEntry("version", "1")
        .containsEntry("JAVA_TOOL_OPTIONS", "-Dx=y")
        .containsEntry("JDK_JAVA_OPTIONS", "-Dy=z")
        .doesNotContainKeys("HOME", "_JAVA_SR_SIGNUM", "JSUPERVISOR_LC_ALL");
  }

  @Test
  void longEnvironmentIsHandedOnWhole(Sandbox sandbox) {
    String given =
        """
        big=$(head -c 100000 /dev/zero | tr '\\0' x)
        export BIG_A=$big BIG_B=$big BIG_C=$big BIG_D=$big BIG_E=$big BIG_F=$big BIG_G=$big
        exec "$0" -n -c "$1"
        """;
    Map<String, String> environment =
        ProcFs.environment(start(sandbox, given, SLEEPER).awaitRunning("one"));
    assertThat(environment.get("BIG_A")).hasSize(100_000);
    assertThat(environment.get("BIG_G")).hasSize(100_000);
  }

  @Test
  void timeIsThatOfTheZoneGiven(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox, "TZ=Asia/Tokyo exec \"$0\" -n -c \"$1\"", SLEEPER);
    assertThat(time(daemon.log().await("^(\\S+ [\\d:]{8},\\d{3}) ")))
        .isCloseTo(LocalDateTime.now(ZoneId.of("Asia/Tokyo")), within(5, ChronoUnit.MINUTES));
  }

  @Test
  void signalsIgnoredAtStartAreStillObeyedAndNotHandedOn(Sandbox sandbox) {
    RunningDaemon daemon =
        start(sandbox, "trap '' INT QUIT; exec nohup \"$0\" -n -c \"$1\"", SLEEPER);
    long child = daemon.awaitRunning("one");
    if (sandbox.daemonProduct() == Product.OURS) {
      assertThat(ProcFs.status(child, "SigIgn")).isEqualTo("0000000000000000");
    }
    assertThat(ProcFs.status(child, "SigBlk")).isEqualTo("0000000000000000");
    daemon.signal("QUIT");
    assertThat(daemon.awaitExit()).isZero();
  }

  @Test
  void closedStreamsAreOpenedOnNothing(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original exits with 1");
    RunningDaemon daemon = start(sandbox, "exec \"$0\" -n -c \"$1\" <&- >&- 2>&-", SLEEPER);
    Map<Integer, String> descriptors = ProcFs.descriptors(daemon.pid());
    assertThat(descriptors)
        .containsEntry(0, "/dev/null")
        .containsEntry(1, "/dev/null")
        .containsEntry(2, "/dev/null");
    assertThat(ProcFs.descriptors(daemon.awaitRunning("one"))).containsOnlyKeys(0, 1, 2);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void umaskOfTheCallerIsKept(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox, "umask 077; exec \"$0\" -n -c \"$1\"", SLEEPER);
    assertThat(ProcFs.status(daemon.awaitRunning("one"), "Umask")).isEqualTo("0077");
    for (String file : new String[] {"main.log", "main.pid"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(sandbox.file(file).path())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void fewDescriptorsAreEnough(Sandbox sandbox) {
    RunningDaemon daemon =
        start(
            sandbox,
            "ulimit -n 256; exec \"$0\" -n -c \"$1\"",
            "[supervisord]\nminfds=256\n" + SLEEPER);
    assertThat(ProcFs.openFilesLimit(daemon.awaitRunning("one"))).isEqualTo(256);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void asManyDescriptorsAsThereMayBeDoNotSlowItDown(Sandbox sandbox) {
    String given =
        """
        ulimit -n "$(cat /proc/sys/fs/nr_open)" 2>/dev/null || ulimit -n "$(ulimit -H -n)"
        exec "$0" -n -c "$1"
        """;
    RunningDaemon daemon =
        start(
            sandbox,
            given,
            """
            [program:many]
            command=/bin/sleep 300
            startsecs=0
            numprocs=20
            process_name=%(process_num)02d
            """);
    daemon.awaitRunning("many:19");
    LocalDateTime first = time(daemon.log().await("^(\\S+ [\\d:]{8},\\d{3}) INFO spawned: '00'"));
    LocalDateTime last = time(daemon.log().await("^(\\S+ [\\d:]{8},\\d{3}) INFO spawned: '19'"));
    assertThat(last).isCloseTo(first, within(3, ChronoUnit.SECONDS));
  }

  @Test
  void deletedWorkingDirectoryIsLeft(Sandbox sandbox) {
    RunningDaemon daemon =
        start(sandbox, "mkdir gone && cd gone && rmdir ../gone; exec \"$0\" -n -c \"$1\"", SLEEPER);
    daemon.awaitRunning("one");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void linkInThePathLeadsToADistributionWhoseNameHasBlanks(Sandbox sandbox) throws IOException {
    Requirement.meansOurs(sandbox, "about our launcher");
    Path distribution = sandbox.daemonProduct().daemon().resolveSibling("..").normalize();
    Path copy = sandbox.directory().resolve("with some blanks");
    Files.createSymbolicLink(copy, distribution);
    Path directory = Files.createDirectory(sandbox.directory().resolve("my bin"));
    Files.createSymbolicLink(directory.resolve("supervisord"), copy.resolve("bin/jsupervisord"));
    RunningDaemon daemon =
        start(
            sandbox,
            "cd /; PATH=\"" + directory + ":$PATH\"; exec supervisord -n -c \"$1\"",
            SLEEPER);
    assertThat(ProcFs.read(daemon.pid(), "cmdline")).contains(copy + "/lib");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void unsuitableJavaIsPassedBy(Sandbox sandbox) throws IOException {
    Path java = sandbox.write("old java/bin/java", "#!/bin/sh\necho too old >&2\nexit 1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    sandbox.write("old java/release", "JAVA_VERSION=\"11.0.2\"\n");
    Path home = sandbox.directory().resolve("old java");
    String given = "export JAVA_HOME='%s'; PATH=\"$JAVA_HOME/bin:$PATH\"; exec \"$0\" -n -c \"$1\"";
    RunningDaemon daemon = start(sandbox, given.formatted(home), SLEEPER);
    long child = daemon.awaitRunning("one");
    assertThat(ProcFs.environment(child)).containsEntry("JAVA_HOME", home.toString());
    assertThat(daemon.terminate()).isZero();
  }

  private static LocalDateTime time(String logged) {
    return LocalDateTime.parse(logged.replace(' ', 'T').replace(',', '.'));
  }

  /** Starts the daemon through a script that gets the program as $0 and the file as $1. */
  private static RunningDaemon start(Sandbox sandbox, String script, String sections) {
    Path config = sandbox.write("supervisord.conf", Launch.standard(sections));
    return Launch.foreground(
        sandbox,
        sandbox.command("sh", "-c", script, sandbox.daemonProduct().daemon(), config),
        HttpTarget.unix(Launch.socket(sandbox)));
  }
}

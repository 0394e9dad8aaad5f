package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The control socket is at no time more open than configured, as its system calls tell. */
@PrivateDaemon
class ControlSocketIT {
  private static final Pattern CALL =
      Pattern.compile(
          "(umask|bind|chmod|fchmodat|chown|lchown|fchownat|link|linkat|rename)\\((.*)");

  @ParameterizedTest
  @ValueSource(strings = {"0700", "0770", "0777"})
  void modeAndOwnerAreSetBeforeTheSocketHasItsName(String mode, Sandbox sandbox)
      throws IOException {
    Requirement.meansOurs(sandbox, "the original sets the mode after the bind");
    Path strace = Machine.program("strace");
    Requirement.need(
        sandbox.command(strace, "-o", "/dev/null", "true").run().exit() == 0,
        "processes may not be traced here");
    String config =
        Launch.standard(Survival.WITNESS)
            .replace("file=@DIR@/s.sock", "file=@DIR@/s.sock\nchmod=" + mode);
    Path file = sandbox.write("supervisord.conf", config);
    Path trace = sandbox.directory().resolve("trace");
    RunningDaemon daemon =
        Launch.background(
            sandbox,
            sandbox.command(
                strace,
                "-D",
                "-f",
                "-qq",
                "-s",
                "200",
                "-o",
                trace,
                "-e",
                "trace=umask,bind,chmod,fchmodat,chown,lchown,fchownat,link,linkat,rename",
                sandbox.daemonProduct().daemon(),
                "-c",
                file),
            HttpTarget.unix(Launch.socket(sandbox)));
    daemon.awaitRunning("witness");
    assertThat(Files.getPosixFilePermissions(Launch.socket(sandbox)))
        .isEqualTo(PosixFilePermissions.fromString(permissions(mode)));
    assertThat(daemon.terminate()).isZero();
    assertOrder(mode, new TextFile(trace).text().lines().toList());
  }

  private static String permissions(String mode) {
    return "rwx"
        + (mode.charAt(2) == '7' ? "rwx" : "---")
        + (mode.charAt(3) == '7' ? "rwx" : "---");
  }

  /** Walks through the calls in the order in which they were made. */
  private static void assertOrder(String mode, List<String> lines) {
    String umask = "";
    boolean isBound = false;
    boolean isSet = false;
    boolean isNamed = false;
    for (String line : lines) {
      Matcher call = CALL.matcher(line);
      if (!call.find()) {
        continue;
      }
      String arguments = call.group(2);
      if (call.group(1).equals("umask")) {
        umask = arguments.replaceAll("\\).*", "");
      } else if (arguments.contains("/s.sock")) {
        switch (call.group(1)) {
          case "bind" -> {
            assertThat(umask).as("mask at the bind").isEqualTo("0177");
            assertThat(arguments).as("name at the bind").containsPattern("/s\\.sock\\.\\d+\"");
            isBound = true;
          }
          case "chmod", "fchmodat" -> {
            assertThat(arguments).containsPattern("/s\\.sock\\.\\d+\"").contains(mode);
            assertThat(isNamed).as("named before its mode is set").isFalse();
            isSet = true;
          }
          case "link", "linkat", "rename" -> {
            assertThat(isSet).as("mode is set before it is named").isTrue();
            isNamed = true;
          }
          default -> assertThat(isNamed).as("named before it is given away").isFalse();
        }
      }
    }
    assertThat(isBound && isNamed).as("the socket is in the trace").isTrue();
  }
}

package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
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

/** The listening sockets of FastCGI programs. */
@PrivateDaemon
class FcgiProgramSectionIT {

  @Test
  void tcpSocketIsDescriptorZeroOfEveryChild(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, program(sandbox, "socket=tcp://127.0.0.1:@PORT@\nnumprocs=2\n"));
    long one = daemon.awaitRunning("app:app_0");
    long two = daemon.awaitRunning("app:app_1");
    String socket = String.valueOf(ProcFs.descriptors(one).get(0));
    assertThat(socket).startsWith("socket:");
    assertThat(ProcFs.descriptors(two).get(0)).isEqualTo(socket);
    sandbox.file("app_0.out").await("^serving on AF_INET$");
    assertThat(ProcFs.descriptors(one).keySet()).containsExactly(0, 1, 2);
    assertThat(daemon.log().text())
        .contains("INFO Creating socket tcp://127.0.0.1:" + sandbox.port());
  }

  @Test
  void socketLivesAsLongAsAProcessOfTheGroup(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, program(sandbox, "socket=tcp://127.0.0.1:@PORT@\nnumprocs=2\n"));
    HttpTarget socket = HttpTarget.inet(sandbox.port());
    daemon.awaitRunning("app:app_0");
    daemon.awaitRunning("app:app_1");
    daemon.ctl("stop", "app:app_0").orFail();
    assertThat(socket.accepts()).isTrue();
    daemon.ctl("stop", "app:app_1").orFail();
    Await.until("the socket is closed", () -> !socket.accepts());
    daemon.ctl("start", "app:app_1").orFail();
    assertThat(socket.accepts()).isTrue();
    assertThat(daemon.log().count("INFO Closing socket tcp://")).isEqualTo(2);
    assertThat(daemon.log().count("INFO Creating socket tcp://")).isEqualTo(3);
  }

  @Test
  @Tag("root")
  void unixSocketHasTheModeAndOwnerConfigured(Sandbox sandbox) throws IOException {
    Machine.assumeRoot();
    String options =
        "socket=unix://@DIR@/app.sock\nsocket_mode=0760\nsocket_owner=nobody:nogroup\n";
    RunningDaemon daemon = Launch.start(sandbox, program(sandbox, options));
    daemon.awaitRunning("app:app_0");
    Path socket = sandbox.directory().resolve("app.sock");
    PosixFileAttributes attributes = Files.readAttributes(socket, PosixFileAttributes.class);
    assertThat(PosixFilePermissions.toString(attributes.permissions())).isEqualTo("rwxrw----");
    assertThat(attributes.owner().getName()).isEqualTo("nobody");
    assertThat(attributes.group().getName()).isEqualTo("nogroup");
    sandbox.file("app_0.out").await("^serving on AF_UNIX$");
  }

  @Test
  void unixSocketAnswersAndIsPrivateByDefault(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(sandbox, program(sandbox, "socket=unix://@DIR@/app.sock\n"));
    long pid = daemon.awaitRunning("app:app_0");
    Path socket = sandbox.directory().resolve("app.sock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rwx------");
    String answer =
        sandbox
            .command(Machine.program("cgi-fcgi"), "-bind", "-connect", socket)
            .with("REQUEST_METHOD", "GET")
            .run()
            .orFail()
            .stdout();
    assertThat(answer).endsWith("pid " + pid + "\n");
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  @Tag("root")
  void unixSocketBelongsToTheProgramsUser(Sandbox sandbox) throws IOException {
    Machine.assumeRoot();
    RunningDaemon daemon =
        Launch.start(sandbox, program(sandbox, "socket=unix://@DIR@/app.sock\nuser=nobody\n"));
    daemon.awaitRunning("app:app_0");
    PosixFileAttributes attributes =
        Files.readAttributes(sandbox.directory().resolve("app.sock"), PosixFileAttributes.class);
    assertThat(attributes.owner().getName()).isEqualTo("nobody");
    assertThat(attributes.group().getName()).isEqualTo("nogroup");
  }

  private static String program(Sandbox sandbox, String options) {
    sandbox.resource("fastcgi_responder.py");
    return """
    [fcgi-program:app]
    command=@DIR@/fastcgi_responder.py
    process_name=%(program_name)s_%(process_num)d
    startsecs=0
    stdout_logfile=@DIR@/%(program_name)s_%(process_num)d.out
    """
        + options;
  }
}

package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpReply;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The control sockets: where they are, who may use them. */
@PrivateDaemon
class HttpServerSectionIT {
  private static final String SLEEPER = "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\n";
  private static final String CALL = XmlRpc.request("supervisor.getState");

  @Test
  void unixSocketIsPrivateByDefault(Sandbox sandbox) throws IOException {
    Launch.start(sandbox, SLEEPER);
    assertThat(mode(Launch.socket(sandbox))).isEqualTo("rwx------");
  }

  @Test
  @Tag("root")
  void chmodAndChownAreApplied(Sandbox sandbox) throws IOException {
    Machine.assumeRoot();
    Launch.start(sandbox, "[unix_http_server]\nchmod=0770\nchown=nobody:nogroup\n" + SLEEPER);
    assertThat(mode(Launch.socket(sandbox))).isEqualTo("rwxrwx---");
    PosixFileAttributes attributes =
        Files.readAttributes(Launch.socket(sandbox), PosixFileAttributes.class);
    assertThat(attributes.owner().getName()).isEqualTo("nobody");
    assertThat(attributes.group().getName()).isEqualTo("nogroup");
  }

  @Test
  void bothServersAnswer(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(sandbox, "[inet_http_server]\nport=127.0.0.1:@PORT@\n" + SLEEPER);
    HttpTarget inet = HttpTarget.inet(sandbox.port());
    assertThat(new XmlRpc(inet).call("supervisor.getPID")).isEqualTo((int) daemon.pid());
    assertThat(daemon.rpc("supervisor.getPID")).isEqualTo((int) daemon.pid());
    assertThat(daemon.log().text())
        .contains("CRIT Server 'inet_http_server' running without any HTTP authentication checking")
        .contains(
            "CRIT Server 'unix_http_server' running without any HTTP authentication checking");
  }

  @Test
  void inetAloneIsEnough(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            """
            [supervisord]
            logfile=@DIR@/main.log
            pidfile=@DIR@/main.pid
            [inet_http_server]
            port=@PORT@
            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
            [supervisorctl]
            serverurl=http://127.0.0.1:@PORT@
            """
                + SLEEPER,
            HttpTarget.inet(sandbox.port()));
    daemon.awaitRunning("one");
    assertThat(daemon.ctl("status").orFail().stdout()).contains("RUNNING");
  }

  @Test
  void passwordsAreAskedFor(Sandbox sandbox) throws IOException {
    passwordsAreAskedFor(sandbox, "thepassword");
  }

  @Test
  void hashedPasswordsAreAskedForToo(Sandbox sandbox) throws IOException {
    passwordsAreAskedFor(sandbox, "{SHA}" + sha(sandbox));
  }

  @Test
  void clientSendsItsCredentials(Sandbox sandbox) {
    RunningDaemon daemon = Launch.foreground(sandbox, guarded("thepassword"), guest(sandbox));
    daemon.awaitRunning("one");
    assertThat(daemon.ctl("-u", "user", "-p", "thepassword", "status").orFail().stdout())
        .contains("RUNNING");
    Outcome refused = daemon.ctl("-u", "user", "-p", "wrong", "status");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stdout()).startsWith("Server requires authentication\nerror: ");
  }

  @Test
  void staleSocketIsReplaced(Sandbox sandbox) throws IOException {
    try (ServerSocketChannel stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      stale.bind(UnixDomainSocketAddress.of(Launch.socket(sandbox)));
    }
    assertThat(Launch.socket(sandbox)).exists();
    RunningDaemon daemon = Launch.start(sandbox, SLEEPER);
    assertThat(daemon.rpc("supervisor.getAPIVersion")).isEqualTo("3.0");
  }

  @Test
  void secondDaemonOnTheSameSocketIsRefusedAndTheFirstLives(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, SLEEPER);
    long pid = daemon.awaitRunning("one");
    Outcome second =
        sandbox.daemon("-n", "-c", "supervisord.conf", "-l", "b.log", "-j", "b.pid").run();
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.stderr()).startsWith("Error: Another program is already listening on a port");
    assertThat(daemon.pidOf("one")).isEqualTo(pid);
    assertThat(sandbox.file("main.pid").text()).isEqualTo(daemon.pid() + "\n");
  }

  @Test
  void withoutTheInterfaceThereIsNoSupervisorNamespace(Sandbox sandbox) throws IOException {
    sandbox.write(
        "supervisord.conf",
        """
        [supervisord]
        logfile=@DIR@/main.log
        pidfile=@DIR@/main.pid
        [unix_http_server]
        file=@DIR@/s.sock
        """);
    sandbox.daemon("-n", "-c", "supervisord.conf").start();
    sandbox.file("main.log").await("supervisord started with pid");
    XmlRpc rpc = new XmlRpc(HttpTarget.unix(Launch.socket(sandbox)));
    assertThatThrownBy(() -> rpc.call("supervisor.getState"))
        .isInstanceOfSatisfying(RpcFault.class, fault -> assertThat(fault.code()).isEqualTo(1))
        .hasMessage("UNKNOWN_METHOD");
    assertThat(rpc.call("system.listMethods").toString()).contains("system.multicall");
  }

  private static void passwordsAreAskedFor(Sandbox sandbox, String password) throws IOException {
    Launch.foreground(sandbox, guarded(password), guest(sandbox));
    HttpTarget nobody = HttpTarget.unix(Launch.socket(sandbox));
    HttpReply refused = nobody.post("/RPC2", CALL);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Basic realm=\"default\"");
    assertThat(nobody.as("user", "wrong").post("/RPC2", CALL).status()).isEqualTo(401);
    assertThat(nobody.as("other", "thepassword").post("/RPC2", CALL).status()).isEqualTo(401);
    assertThat(guest(sandbox).post("/RPC2", CALL).status()).isEqualTo(200);
  }

  private static String guarded(String password) {
    return Launch.standard(
        "[unix_http_server]\nusername=user\npassword=" + password + "\n" + SLEEPER);
  }

  private static HttpTarget guest(Sandbox sandbox) {
    return HttpTarget.unix(Launch.socket(sandbox)).as("user", "thepassword");
  }

  private static String sha(Sandbox sandbox) {
    return sandbox.command("sha1sum").input("thepassword").run().stdout().split(" ", -1)[0];
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

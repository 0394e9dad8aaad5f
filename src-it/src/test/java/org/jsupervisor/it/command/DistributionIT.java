package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** The programs of the distribution, called as people call them. */
@PrivateDaemon
class DistributionIT {
  private final Product product = Product.daemonUnderTest();

  @Test
  void versionIsPrintedAlone(Sandbox sandbox) {
    Outcome version = sandbox.daemon("-v").run().orFail();
    assertThat(version.stdout()).matches("\\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(version.stderr()).isEmpty();
  }

  @Test
  void helpTellsTheOptions(Sandbox sandbox) {
    assertThat(sandbox.daemon("-h").run().orFail().stdout())
        .contains("--configuration", "--nodaemon", "--logfile");
    assertThat(sandbox.client("-h").run().orFail().stdout())
        .contains("--configuration", "--serverurl", "--username");
    assertThat(sandbox.client("help").run().orFail().stdout())
        .contains("default commands (type help <topic>):");
  }

  @Test
  void programsWorkThroughSymbolicLinksFromAnywhere(Sandbox sandbox) throws IOException {
    Path bin = Files.createDirectories(sandbox.directory().resolve("a b/bin"));
    Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), product.daemon());
    Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));
    Path client = Files.createSymbolicLink(bin.resolve("client"), product.client());
    for (Path program : List.of(absolute, relative)) {
      assertThat(sandbox.command(program, "-v").in(Path.of("/")).run().exit()).isZero();
    }
    assertThat(sandbox.command(client, "help").in(Path.of("/var")).run().exit()).isZero();
    Outcome byName = sandbox.command("relative", "-v").with("PATH", bin + ":/usr/bin:/bin").run();
    assertThat(byName.exit()).as(byName::toString).isZero();
    Outcome relatively = sandbox.command("./relative", "-v").in(bin).run();
    assertThat(relatively.exit()).as(relatively::toString).isZero();
  }

  @Test
  void aBareEnvironmentIsEnough(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard("[program:x]\ncommand=/bin/sleep 300\n"));
    Command command =
        sandbox.command(
            "env",
            "-i",
            "IT=" + sandbox.directory(),
            "PATH=/usr/bin:/bin",
            product.daemon(),
            "-n",
            "-c",
            "supervisord.conf");
    RunningDaemon daemon =
        Launch.foreground(sandbox, command, HttpTarget.unix(Launch.socket(sandbox)));
    daemon.awaitRunning("x");
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  void sampleConfigurationStartsADaemon(Sandbox sandbox) {
    String sample = sandbox.command(product.sampleConfig()).run().orFail().stdout();
    assertThat(sample).contains("[unix_http_server]", "[supervisord]", "[rpcinterface:supervisor]");
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sample.replace("/tmp", sandbox.directory().toString()),
            HttpTarget.unix(sandbox.directory().resolve("supervisor.sock")));
    assertThat(daemon.ctl("pid").orFail().stdout()).isEqualTo(daemon.pid() + "\n");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void pidproxyPassesSignalsOn(Sandbox sandbox) {
    sandbox.write(
        "inner.sh",
        """
        trap 'echo got hup' HUP
        trap ': >@DIR@/inner.term; exit 0' TERM
        echo $$ >@DIR@/inner.pid
        echo ready
        while :; do sleep 0.05; done
        """);
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:proxied]
            command=PROXY @DIR@/inner.pid /bin/sh @DIR@/inner.sh
            startsecs=0
            stdout_logfile=@DIR@/inner.out
            """
                .replace("PROXY", product.pidproxy().toString()));
    sandbox.file("inner.out").await("^ready$");
    daemon.awaitRunning("proxied");
    daemon.ctl("signal", "HUP", "proxied").orFail();
    sandbox.file("inner.out").await("^got hup$");
    assertThat(daemon.ctl("stop", "proxied").orFail().stdout()).isEqualTo("proxied: stopped\n");
    daemon.log().await("INFO stopped: proxied \\(exit status 0\\)$");
    Await.until("the inner program got it", () -> sandbox.file("inner.term").exists());
  }
}
